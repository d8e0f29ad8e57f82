import type { Boundaries } from '../../core/boundaries.ts';
import { bucketize, bucketizeValue } from '../../core/bucketize.ts';
import type { Sample } from '../sample.ts';
import { endsOf } from '../selection/radix-key.ts';
import { distribute, type RadixGroups } from '../selection/radix-passes.ts';

/** The values on either side of each boundary of a list. */
export interface ValuesBeside {
  /** The greatest value that has not reached the boundary; -Infinity if there is none. */
  readonly below: Float64Array;
  /** The least value that has; Infinity if there is none. */
  readonly above: Float64Array;
}

/** The values beside the boundaries of a list, by the rule of core/. */
export function valuesBeside(list: Boundaries, sample: Sample): ValuesBeside {
  const values = nearValues(list, sample);
  const codes = bucketize(values, list);
  const least = new Float64Array(list.bins).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(list.bins).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row] as number, values[row] as number];
    if (value < (least[code] as number)) least[code] = value;
    if (value > (greatest[code] as number)) greatest[code] = value;
  }
  // Bins may be empty: the values beside them are in the next bin that is not.
  const below = greatest.slice(0, -1);
  for (let i = 1; i < below.length; i++) below[i] = Math.max(below[i - 1] ?? 0, below[i] ?? 0);
  const above = least.slice(1);
  for (let i = above.length - 2; i >= 0; i--) above[i] = Math.min(above[i + 1] ?? 0, above[i] ?? 0);
  return { below, above };
}

/** Values among which are those beside the boundaries: of many values only some groups of neighbors. */
function nearValues(list: Boundaries, { values, weights, groups }: Sample): Float64Array {
  if (groups === undefined || typeof groups === 'number') return values;
  const near = nearGroups(list, groups);
  const size = near.reduce((sum, group) => sum + group.size, 0);
  if (size > values.length / 2) return values;
  return distribute({ values, weights }, groups.level, near, size).values;
}

/** Every group that is not in one bin with its neighbors. */
function nearGroups(
  list: Boundaries,
  { level, sizes }: RadixGroups,
): readonly { readonly index: number; readonly size: number }[] {
  const near = new Set<number>();
  let [before, beforeCode] = [-1, 0];
  for (const [index, size] of sizes.entries()) {
    if (size === 0) continue;
    const [first, last] = endsOf(level, index).map((end) => bucketizeValue(end, list)) as [
      number,
      number,
    ];
    if (before >= 0 && beforeCode !== last) near.add(before).add(index);
    else if (first !== last) near.add(index);
    [before, beforeCode] = [index, first];
  }
  return [...near].map((index) => ({ index, size: sizes[index] as number }));
}
