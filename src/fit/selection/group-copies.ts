import { distribute, type RadixGroups } from './radix-passes.ts';

/** A group by its index in a level, and the number of its values. */
export interface GroupSize {
  readonly index: number;
  readonly size: number;
}

/** The largest part of the values whose copies are kept. */
const KEPT_PART = 1 / 8;

/**
 * The values of some groups, one array for each. Copies are kept and reused: quantiles, the counts of their bins and
 * their adjacent values are in the same groups or neighboring ones, so that one pass over all values serves all three.
 *
 * @param values the values of all groups, each of weight 1
 * @param needed groups that have values
 */
export function groupCopies(
  values: Float64Array,
  groups: RadixGroups,
  needed: readonly GroupSize[],
): readonly Float64Array[] {
  const { copies } = groups;
  const missing = needed.filter(({ index }) => !copies.has(index));
  const kept = [...copies.values()].reduce((sum, { length }) => sum + length, 0);
  const room = values.length * KEPT_PART - kept;
  const wider = missing.length === 0 ? missing : withNeighbors(missing, groups);
  const wanted = sizeOf(wider) <= room ? wider : missing;
  const made = wanted.length === 0 ? copies : copiesOf(values, groups, wanted);
  const hasRoom = sizeOf(wanted) <= room;
  if (hasRoom && made !== copies) for (const [index, copy] of made) copies.set(index, copy);
  return needed.map(({ index }) => (copies.get(index) ?? made.get(index)) as Float64Array);
}

/** Groups with their nearest neighbors that have values and no copy yet. */
function withNeighbors(
  some: readonly GroupSize[],
  { sizes, copies }: RadixGroups,
): readonly GroupSize[] {
  const indexes = new Set(some.map(({ index }) => index));
  for (const { index } of some) {
    for (const step of [-1, 1]) {
      let next = index + step;
      while (sizes[next] === 0) next += step;
      if (sizes[next] !== undefined && !copies.has(next)) indexes.add(next);
    }
  }
  return [...indexes].map((index) => ({ index, size: sizes[index] as number }));
}

/** Copies the values of groups, in one pass. @returns the copies by index */
function copiesOf(
  values: Float64Array,
  { level }: RadixGroups,
  groups: readonly GroupSize[],
): ReadonlyMap<number, Float64Array> {
  const sample = { values, weights: undefined };
  const copy = distribute(sample, level, groups, sizeOf(groups)).values;
  let to = 0;
  return new Map(
    groups.map(({ index, size }) => {
      to += size;
      return [index, copy.subarray(to - size, to)];
    }),
  );
}

/** The number of values in some groups. */
export function sizeOf(groups: readonly GroupSize[]): number {
  return groups.reduce((sum, { size }) => sum + size, 0);
}
