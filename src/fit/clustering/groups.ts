import type { Distinct } from '../numbers/distinct.ts';

/** Groups of neighboring distinct values, ascending; each array has one item for each group. */
export interface Groups {
  /** The index of the first value of each group among the distinct values. */
  readonly starts: ArrayLike<number>;
  /** The weighted mean of each group. */
  readonly means: Float64Array;
  readonly weights: Float64Array;
}

/** Groups of one distinct value each. The arrays of values and weights are shared, not copied. */
export function singles({ values, weights }: Distinct): Groups {
  return { starts: Uint32Array.from(values, (_, i) => i), means: values, weights };
}

/**
 * Divides values into at most `size` groups. A group spans at most 2/size of the range and has at most 4/size of the
 * weight, unless it is a single value; so both dense and sparse regions keep their detail.
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

/** The starts of groups: a value that would make a group too wide or too heavy starts the next one. */
function startsOf({ values, weights }: Distinct, size: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A group that ends by weight exceeds the limit together with the next value's group, so fewer than size / 2 do.
  // As few end by range, since each such group with the distance to the next one exceeds the limit.
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

/** The weight and mean of the values from `start` to `end` (exclusive). */
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
