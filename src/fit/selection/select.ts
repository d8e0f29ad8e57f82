import { isAscending, sortedPoints } from '../numbers/runs.ts';
import type { WeightedValues } from '../numbers/weights.ts';
import { groupCopies } from './group-copies.ts';
import { levelOf, narrower } from './radix-key.ts';
import { distribute, type RadixGroups, radixGroups } from './radix-passes.ts';

/**
 * Selects order statistics without a sort. Each value has a mass: its weight, or 1. The result for a requested mass
 * is the first value in ascending order whose cumulative mass reaches it; without weights, the value of rank r,
 * counted from 0, has the mass r + 1.
 *
 * The algorithm is a radix selection on the bits of the values: it counts up to 262,144 groups, then repeats within
 * each group that holds a result. Time is linear for any values. Besides the counts, memory is needed for at most
 * half of the values and weights: groups are copied up to a quarter of the values at a time, copies of an eighth are
 * kept, and larger groups are searched in place. -0 equals 0; a result may be either.
 *
 * @param values no NaN, at least one; not changed
 * @param weights >= 0, as long as `values`
 * @param masses > 0, in any order; a mass beyond the total selects the greatest value
 * @param groups the groups of all values, if known
 * @returns the values, in the order of `masses`
 */
export function select(
  values: Float64Array,
  weights: Float64Array | undefined,
  masses: Float64Array,
  groups?: RadixGroups | number,
): Float64Array {
  const order = Uint32Array.from(masses, (_, index) => index);
  if (!isAscending(masses)) order.sort((a, b) => at(masses, a) - at(masses, b));
  const targets = masses.slice().sort();
  const found = new Float64Array(masses.length);
  const sample = { values, weights };
  selectIn(
    sample,
    { targets, below: 0, found },
    () => groups ?? radixGroups(sample, levelOf(values)),
  );
  const out = new Float64Array(masses.length);
  for (let i = 0; i < order.length; i++) out[at(order, i)] = at(found, i);
  return out;
}

/** The ranks to select from a group of values. */
interface Ranks {
  /** Masses, ascending; at least one. */
  readonly targets: Float64Array;
  /** The mass of all values below the group. */
  readonly below: number;
  /** The output: the selected values, one for each of `targets`. */
  readonly found: Float64Array;
}

/** A group that holds results. */
interface Group {
  readonly index: number;
  readonly size: number;
  readonly ranks: Ranks;
}

/** The number of values below which a sort is faster. */
const FEW = 48;

function selectIn(sample: WeightedValues, ranks: Ranks, group: () => RadixGroups | number): void {
  if (sample.values.length < FEW) {
    selectFew(sorted(sample), ranks);
    return;
  }
  const groups = group();
  if (typeof groups === 'number') ranks.found.fill(groups);
  else selectInGroups(sample, groups, groupsToSearch(groups, ranks));
}

/** The groups that hold results, ascending. */
function groupsToSearch({ masses, sizes }: RadixGroups, ranks: Ranks): Group[] {
  const { targets, found } = ranks;
  const groups: Group[] = [];
  const last = sizes.findLastIndex((size) => size > 0);
  let below = ranks.below;
  for (let index = 0, from = 0; from < targets.length && index <= last; index++) {
    const mass = at(masses, index);
    if (mass === 0 && index < last) continue;
    const upTo = below + mass;
    let to = from;
    // By rounding, a mass may exceed the total; it belongs to the last group.
    while (to < targets.length && (at(targets, to) <= upTo || index === last)) to++;
    if (to > from) {
      const part = { targets: targets.subarray(from, to), below, found: found.subarray(from, to) };
      groups.push({ index, size: at(sizes, index), ranks: part });
    }
    below = upTo;
    from = to;
  }
  return groups;
}

/** Searches small groups in copies, as many at once as the memory allows, and large groups in place. */
function selectInGroups(sample: WeightedValues, all: RadixGroups, groups: readonly Group[]): void {
  const room = Math.max(FEW, sample.values.length >>> 2);
  let batch: Group[] = [];
  let taken = 0;
  for (const group of groups) {
    if (group.size > room) {
      selectIn(sample, group.ranks, () => radixGroups(sample, narrower(all.level, group.index)));
      continue;
    }
    if (taken + group.size > room) {
      selectInBatch(sample, all, batch, taken);
      [batch, taken] = [[], 0];
    }
    batch.push(group);
    taken += group.size;
  }
  selectInBatch(sample, all, batch, taken);
}

function selectInBatch(
  sample: WeightedValues,
  all: RadixGroups,
  batch: readonly Group[],
  size: number,
): void {
  if (batch.length === 0) return;
  for (const [i, part] of copied(sample, all, batch, size).entries()) {
    const { ranks, index } = batch[i] as Group;
    selectIn(part, ranks, () => radixGroups(part, narrower(all.level, index)));
  }
}

/** A copy of each group of a batch. */
function copied(
  sample: WeightedValues,
  all: RadixGroups,
  batch: readonly Group[],
  size: number,
): readonly WeightedValues[] {
  if (sample.weights === undefined) {
    return groupCopies(sample.values, all, batch).map((values) => ({ values, weights: undefined }));
  }
  const copy = distribute(sample, all.level, batch, size);
  let from = 0;
  return batch.map((group) => {
    from += group.size;
    const values = copy.values.subarray(from - group.size, from);
    return { values, weights: copy.weights?.subarray(from - group.size, from) };
  });
}

/** Selects from sorted values. */
function selectFew({ values, weights }: WeightedValues, { targets, below, found }: Ranks): void {
  let [index, upTo] = [0, below + (weights?.[0] ?? 1)];
  for (let i = 0; i < targets.length; i++) {
    while (upTo < at(targets, i) && index < values.length - 1) {
      index++;
      upTo += weights?.[index] ?? 1;
    }
    found[i] = at(values, index);
  }
}

/** A sorted copy of a few values. */
function sorted({ values, weights }: WeightedValues): WeightedValues {
  if (weights === undefined) return { values: values.slice().sort(), weights };
  return sortedPoints(values, weights);
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] as number;
}
