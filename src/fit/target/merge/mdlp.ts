import type { Bins } from '../criterion/bins.ts';
import { isBetter } from '../exact/solution.ts';
import { classCounts } from '../table.ts';

/** The entropy of a bin in bits, its weight and its number of classes. */
interface Described {
  readonly entropy: number;
  readonly weight: number;
  readonly present: number;
}

/**
 * The splits of recursive entropy minimization with the minimum description length as the limit (Fayyad
 * and Irani, IJCAI 1993). Of equal splits the leftmost wins.
 *
 * @param bins of a target with classes
 * @returns the index of the first value right of each split, ascending
 */
export function mdlpSplits(bins: Bins): number[] {
  const counts = classCounts(bins.table, bins.before);
  const describe = (from: number, to: number): Described => describeBin(counts, bins, from, to);
  const splits: number[] = [];
  const open: [number, number][] = [[0, bins.size]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [from, to] = range;
    const at = bestSplit(describe, from, to);
    if (at === undefined) continue;
    splits.push(at);
    open.push([from, at], [at, to]);
  }
  return splits.sort((a, b) => a - b);
}

/** The split with the least entropy, if its gain exceeds its description length. */
function bestSplit(
  describe: (from: number, to: number) => Described,
  from: number,
  to: number,
): number | undefined {
  let [least, place] = [Number.POSITIVE_INFINITY, from];
  const whole = describe(from, to);
  for (let at = from + 1; at < to; at++) {
    const [left, right] = [describe(from, at), describe(at, to)];
    const entropy = (left.weight * left.entropy + right.weight * right.entropy) / whole.weight;
    if (place === from || isBetter(least, entropy)) [least, place] = [entropy, at];
  }
  if (place === from) return undefined;
  const [left, right] = [describe(from, place), describe(place, to)];
  const own = (part: Described): number => part.present * part.entropy;
  const choices = Math.log2(3 ** whole.present - 2) - (own(whole) - own(left) - own(right));
  const cost = (Math.log2(whole.weight - 1) + choices) / whole.weight;
  return whole.entropy - least > cost ? place : undefined;
}

function describeBin(
  counts: readonly Float64Array[],
  { weight }: Bins,
  from: number,
  to: number,
): Described {
  const all = weight(from, to);
  let [entropy, present] = [0, 0];
  for (const before of counts) {
    const share = ((before[to] as number) - (before[from] as number)) / all;
    if (!(share > 0)) continue;
    entropy -= share * Math.log2(share);
    present++;
  }
  return { entropy, weight: all, present };
}
