import type { Distinct } from '../numbers/distinct.ts';

/** Neighbouring distinct values in groups, ascending; all arrays as long as there are groups. */
export interface Groups {
  /** The index of each group's first value among the distinct ones; the first is 0. */
  readonly starts: ArrayLike<number>;
  /** The weighted mean of each. */
  readonly means: Float64Array;
  readonly weights: Float64Array;
}

/** Groups of one distinct value each. The arrays are shared. */
export function singles({ values, weights }: Distinct): Groups {
  return { starts: Uint32Array.from(values, (_, i) => i), means: values, weights };
}

/**
 * Values in at most so many groups. A group spans at most 2/size of the range and has at most 4/size of
 * the weight, unless it is a single value: so neither dense places nor far ones lose their detail.
 *
 * @param distinct at least one value; their range does not overflow
 * @param size at least 2
 */
export function groupedValues(distinct: Distinct, size: number): Groups {
  const starts = startsOf(distinct, size);
  const sums = starts.map((start, i) =>
    sumOf(distinct, start, starts[i + 1] ?? distinct.values.length),
  );
  return {
    starts,
    means: Float64Array.from(sums, ({ mean }) => mean),
    weights: Float64Array.from(sums, ({ weight }) => weight),
  };
}

/** A group is closed by the value that would make it too wide or too heavy. */
function startsOf({ values, weights }: Distinct, size: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A group and the next exceed the weight together: fewer than size / 2 can be closed by it. Closed
  // by the range are as few, since it is the distance to the next that was too wide.
  const heaviest = (4 * total) / size;
  const widest = (2 * ((values.at(-1) as number) - (values[0] as number))) / size;
  const starts: number[] = [];
  let [weight, first] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    weight += weights[i] as number;
    if (weight <= heaviest && value - first <= widest) continue;
    starts.push(i);
    [weight, first] = [weights[i] as number, value];
  }
  return starts;
}

/** The end is exclusive. */
function sumOf(
  { values, weights }: Distinct,
  start: number,
  end: number,
): { readonly weight: number; readonly mean: number } {
  const first = values[start] as number;
  let [weight, moment] = [0, 0];
  for (let i = start; i < end; i++) {
    weight += weights[i] as number;
    moment += (weights[i] as number) * ((values[i] as number) - first);
  }
  return { weight, mean: first + moment / weight };
}
