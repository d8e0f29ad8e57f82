import type { Boundaries } from '../../core/boundaries.ts';
import { bucketize } from '../../core/bucketize.ts';
import { groupRuns } from '../boundaries/group-runs.ts';
import type { Sample } from '../sample.ts';
import { type GroupSize, groupCopies, sizeOf } from '../selection/group-copies.ts';
import { endsOf } from '../selection/radix-key.ts';
import type { RadixGroups } from '../selection/radix-passes.ts';

/** The values on either side of each boundary of a list. */
export interface ValuesBeside {
  /** The greatest value that has not reached the boundary; -Infinity if there is none. */
  readonly below: Float64Array;
  /** The least value that has; Infinity if there is none. */
  readonly above: Float64Array;
}

/** The least and the greatest value of each bin; Infinity and -Infinity of an empty one. */
interface BinExtents {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** The values beside the boundaries of a list, by the rule of core/. */
export function valuesBeside(list: Boundaries, sample: Sample): ValuesBeside {
  const { least, greatest } = binExtents(list, sample);
  // Bins may be empty: the values beside them are in the next bin that is not.
  const below = greatest.slice(0, -1);
  for (let i = 1; i < below.length; i++) below[i] = Math.max(below[i - 1] ?? 0, below[i] ?? 0);
  const above = least.slice(1);
  for (let i = above.length - 2; i >= 0; i--) above[i] = Math.min(above[i + 1] ?? 0, above[i] ?? 0);
  return { below, above };
}

/** The extents of bins; of many values only some groups of neighbors are looked at. */
function binExtents(list: Boundaries, { values, groups }: Sample): BinExtents {
  const extents = {
    least: new Float64Array(list.bins).fill(Number.POSITIVE_INFINITY),
    greatest: new Float64Array(list.bins).fill(Number.NEGATIVE_INFINITY),
  };
  const isGrouped = groups !== undefined && typeof groups !== 'number';
  const { divided, whole } = isGrouped ? groupsByBin(list, groups) : NO_GROUPS;
  if (!isGrouped || sizeOf(divided) > values.length / 2) {
    widen(extents, values, list);
    return extents;
  }
  for (const part of groupCopies(values, groups, divided)) widen(extents, part, list);
  const outer = outerGroups(groups, whole, extents);
  for (const part of groupCopies(values, groups, outer)) widen(extents, part, list);
  return extents;
}

/** Widens the extents of bins to values. */
function widen({ least, greatest }: BinExtents, values: Float64Array, list: Boundaries): void {
  const codes = bucketize(values, list);
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row] as number, values[row] as number];
    if (value < (least[code] as number)) least[code] = value;
    if (value > (greatest[code] as number)) greatest[code] = value;
  }
}

/** Groups that have values, as a list of boundaries divides them. */
interface GroupsByBin {
  /** The groups that a boundary divides. */
  readonly divided: readonly GroupSize[];
  /** The indexes of the first and the last group whose values are all in a bin, for each bin. */
  readonly whole: ReadonlyMap<number, readonly [first: number, last: number]>;
}

const NO_GROUPS: GroupsByBin = { divided: [], whole: new Map() };

function groupsByBin(list: Boundaries, groups: RadixGroups): GroupsByBin {
  const { sizes } = groups;
  const divided: GroupSize[] = [];
  const whole = new Map<number, readonly [number, number]>();
  for (const { from, to, reached } of groupRuns(list, groups)) {
    const run = sizes.subarray(from, to);
    const first = run.findIndex((size) => size > 0);
    if (first < 0) continue;
    const last = run.findLastIndex((size) => size > 0);
    if (reached === undefined) divided.push({ index: from, size: sizes[from] as number });
    else whole.set(reached, [whole.get(reached)?.[0] ?? from + first, from + last]);
  }
  return { divided, whole };
}

/**
 * The groups at an inner end of their bin, if no value of a divided group is further out.
 *
 * @param extents what the divided groups have of each bin
 */
function outerGroups(
  { level, sizes }: RadixGroups,
  whole: GroupsByBin['whole'],
  { least, greatest }: BinExtents,
): readonly GroupSize[] {
  const outer = [...whole].flatMap(([code, [first, last]]) => {
    const isFirst = code > 0 && (least[code] as number) > endsOf(level, first)[1];
    const isInner = code < greatest.length - 1;
    const isLast = isInner && (greatest[code] as number) < endsOf(level, last)[0];
    return [...(isFirst ? [first] : []), ...(isLast ? [last] : [])];
  });
  return [...new Set(outer)].map((index) => ({ index, size: sizes[index] as number }));
}
