import type { Bins } from '../criterion/bins.ts';
import type { Objective } from '../options.ts';
import { type Impurity, impurityOf } from './impurity.ts';

/** Limits of a tree. */
export interface TreeOptions {
  readonly objective: Objective;
  readonly leaves: number;
  /** The least weight of a leaf. */
  readonly minWeight: number;
  /** True if a split is allowed before an index; absent: everywhere. */
  readonly isSplit?: (index: number) => boolean;
}

/** A leaf, and its best split. */
interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly gain: number;
}

/** The greatest impurity or loss that counts as 0. */
const EPSILON = 2 ** -52;

/**
 * The splits of a decision tree over one column (CART), grown best-first as in scikit-learn: the leaf whose split
 * lowers the weighted impurity most is next, and of equal splits the first one wins.
 *
 * @returns the index of the first value right of each split, ascending
 */
export function treeSplits(bins: Bins, options: TreeOptions): number[] {
  const impurity = impurityOf(bins, options.objective);
  const grow = (from: number, to: number): Leaf | undefined =>
    bestSplit(bins, impurity, options, from, to);
  const leaves = [grow(0, bins.size)].filter((leaf) => leaf !== undefined);
  const splits: number[] = [];
  while (splits.length < options.leaves - 1 && leaves.length > 0) {
    const best = leaves.reduce((a, b) => (b.gain > a.gain ? b : a));
    leaves.splice(leaves.indexOf(best), 1);
    splits.push(best.at);
    const children = [grow(best.from, best.at), grow(best.at, best.to)];
    leaves.push(...children.filter((leaf) => leaf !== undefined));
  }
  return splits.sort((a, b) => a - b);
}

/** The best split of a leaf; undefined for a leaf that is not split. */
function bestSplit(
  bins: Bins,
  impurity: Impurity,
  options: TreeOptions,
  from: number,
  to: number,
): Leaf | undefined {
  const own = impurity.of(from, to);
  if (own <= EPSILON || bins.weight(from, to) < 2 * options.minWeight) return undefined;
  const at = bestPlace(bins, impurity, options, from, to);
  if (at === undefined) return undefined;
  const weight = bins.weight(from, to);
  const right = (bins.weight(at, to) / weight) * impurity.of(at, to);
  const left = (bins.weight(from, at) / weight) * impurity.of(from, at);
  const gain = (weight / bins.weight(0, bins.size)) * (own - right - left);
  return gain + EPSILON < 0 ? undefined : { from, to, at, gain };
}

function bestPlace(
  { weight }: Bins,
  impurity: Impurity,
  { minWeight, isSplit }: TreeOptions,
  from: number,
  to: number,
): number | undefined {
  let [best, place]: [number, number | undefined] = [Number.NEGATIVE_INFINITY, undefined];
  for (let at = from + 1; at < to; at++) {
    if (weight(from, at) < minWeight) continue;
    if (weight(at, to) < minWeight) break;
    if (isSplit?.(at) === false) continue;
    const proxy = impurity.proxy(from, at, to);
    if (proxy > best) [best, place] = [proxy, at];
  }
  return place;
}
