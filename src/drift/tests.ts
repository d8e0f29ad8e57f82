import { chiSquareTail } from '../probability/chi-square.ts';
import { totalOf } from './counts.ts';

/** A test of two sets of counts. */
export interface CountTest {
  readonly statistic: number;
  readonly freedom: number;
  /** The p-value: the probability of a statistic at least as great for two samples of one population. */
  readonly p: number;
}

/**
 * The chi-square test of homogeneity of two sets of counts; bins that both sides lack are ignored.
 *
 * @param expected the counts of the baseline
 * @param actual the new counts; as long
 */
export function chiSquareTest(expected: readonly number[], actual: readonly number[]): CountTest {
  const [n, m] = [totalOf(expected), totalOf(actual)];
  let [statistic, present] = [0, 0];
  for (const [i, x] of expected.entries()) {
    const a = actual[i] as number;
    if (x + a === 0) continue;
    present++;
    const [expectedX, expectedA] = [((x + a) * n) / (n + m), ((x + a) * m) / (n + m)];
    if (expectedX > 0) statistic += (x - expectedX) ** 2 / expectedX;
    if (expectedA > 0) statistic += (a - expectedA) ** 2 / expectedA;
  }
  const freedom = Math.max(0, present - 1);
  return { statistic, freedom, p: chiSquareTail(statistic, freedom) };
}

/**
 * The Kolmogorov-Smirnov distance of two sets of counts of ordered bins: the greatest difference of the
 * cumulative shares at a boundary. It never exceeds the distance of the values themselves.
 *
 * @param expected the counts of the baseline's intervals, without special and missing values
 * @param actual the new counts; as long
 */
export function ksOnBins(expected: readonly number[], actual: readonly number[]): number {
  const [n, m] = [totalOf(expected), totalOf(actual)];
  if (n === 0 || m === 0) return n === m ? 0 : 1;
  let [x, a, greatest] = [0, 0, 0];
  for (const [i, count] of expected.entries()) {
    x += count;
    a += actual[i] as number;
    greatest = Math.max(greatest, Math.abs(x / n - a / m));
  }
  return greatest;
}
