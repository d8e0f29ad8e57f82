import { DiscretizeError } from '../../../core/errors/error.ts';
import { nextUp } from '../../../core/ulp.ts';
import type { Extent } from '../../numbers/extent.ts';
import { type Sample, sampleExtent } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { geometricDescription } from './description.ts';

/** The number of decimal digits that a float64 holds; further digits are noise. */
const DIGITS = 15;

/**
 * Bins of equal ratio: boundaries min * (max / min) ^ (i / n) for 0 < i < n; from 1 to 1000, three bins meet at
 * 10 and 100. A single distinct value has no boundary. All boundaries are above the least value, so that the first
 * bin has values.
 */
export const geometric: Strategy<Record<never, never>> = {
  ...geometricDescription,
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  learn(sample: Sample, { bins }: StrategyOptions): readonly number[] {
    const extent = sampleExtent(sample);
    if (extent.min <= 0) throw notPositive(extent.min);
    if (extent.min === extent.max) return [];
    return Array.from({ length: bins - 1 }, (_, index) => mean(extent, index + 1, bins));
  },
};

/**
 * The weighted geometric mean min^(1 - i/n) * max^(i/n), rounded to 15 digits. Powers of two are factored out: with
 * max / min = 2^e * m and e * i = q * n + s, the mean is min * 2^q * 2^(s/n) * m^(i/n), where no power has an
 * exponent above 1 or a base above 4. So nothing overflows, and the error before rounding is a few units of the
 * 16th digit.
 */
function mean({ min, max }: Extent, i: number, n: number): number {
  const [low, high] = [exponentOf(min), exponentOf(max)];
  const first = min / 2 ** low;
  const ratio = max / 2 ** high / first;
  const doublings = Math.floor(((high - low) * i) / n);
  const rest = (high - low) * i - doublings * n;
  const exact = first * 2 ** (rest / n) * ratio ** (i / n) * 2 ** (low + doublings);
  return Math.min(Math.max(Number(exact.toPrecision(DIGITS)), nextUp(min)), max);
}

/** The exponent of the power of two at or below a positive number. */
function exponentOf(x: number): number {
  return Math.floor(Math.log2(x));
}

function notPositive(value: number): DiscretizeError {
  const message = `cannot use --strategy geometric: the minimum is ${value}, not above 0`;
  return new DiscretizeError('E_FIT', message, {
    expected: 'values above 0',
    received: value,
    hint: 'use --strategy uniform, quantile or kmeans, or remove these rows',
  });
}
