import type { Boundaries } from '../../core/boundaries.ts';
import { bucketize } from '../../core/bucketize.ts';
import { groupRuns } from '../boundaries/group-runs.ts';
import type { Sample } from '../sample.ts';
import { type GroupSize, groupCopies, sizeOf } from '../selection/group-copies.ts';
import { endsOf } from '../selection/radix-key.ts';
import type { RadixGroups } from '../selection/radix-passes.ts';

/** The adjacent values of each boundary of a list. */
export interface ValuesBeside {
  /** The greatest value that does not reach the boundary; -Infinity if there is none. */
  readonly below: Float64Array;
  /** The least value that reaches the boundary; Infinity if there is none. */
  readonly above: Float64Array;
}

/** The least and the greatest value of each bin; Infinity and -Infinity for an empty bin. */
interface BinExtents {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** Finds the adjacent values of the boundaries of a list, by the rule of core/. */
export function valuesBeside(list: Boundaries, sample: Sample): ValuesBeside {
  const { least, greatest } = binExtents(list, sample);
  // The adjacent values of an empty bin are in the next bin that has values.
  const below = greatest.slice(0, -1);
  for (let i = 1; i < below.length; i++) below[i] = Math.max(below[i - 1] ?? 0, below[i] ?? 0);
  const above = least.slice(1);
  for (let i = above.length - 2; i >= 0; i--) above[i] = Math.min(above[i + 1] ?? 0, above[i] ?? 0);
  return { below, above };
}

/** The extents of bins; for a grouped sample, found in the groups at the boundaries only. */
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

/** Extends the extents of bins to include values. */
function widen({ least, greatest }: BinExtents, values: Float64Array, list: Boundaries): void {
  const codes = bucketize(values, list);
  for (let row = 0; row < values.length; row++) {
    const [code, value] = [codes[row] as number, values[row] as number];
    if (value < (least[code] as number)) least[code] = value;
    if (value > (greatest[code] as number)) greatest[code] = value;
  }
}

/** The groups that have values, by bin. */
interface GroupsByBin {
  /** The groups that a boundary divides. */
  readonly divided: readonly GroupSize[];
  /** For each bin, the indexes of the first and the last group whose values are all in it. */
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
 * The groups at an inner end of their bin that may hold its least or greatest value.
 *
 * @param extents the extents of bins in the divided groups
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
