import { type Extent, rawExtentOf } from '../numbers/extent.ts';
import { totalWeight, type WeightedValues } from '../numbers/weights.ts';

/** A summary of the values of a column. */
export interface ColumnSummary {
  /** The number of values that are neither missing nor of weight 0; the members below are about these. */
  values: number;
  /** The number of missing values, of any weight. */
  missing: number;
  /** The total weight of the missing values; without weights, their number. */
  missingWeight: number;
  /** The numbers of infinite values. */
  negativeInfinities: number;
  positiveInfinities: number;
  /** The least and the greatest finite value; Infinity and -Infinity without finite values. */
  least: number;
  greatest: number;
  /** The total weight of the values; without weights, their number. */
  weight: number;
}

/** The summary of no values. */
export function emptySummary(): ColumnSummary {
  return {
    values: 0,
    missing: 0,
    missingWeight: 0,
    negativeInfinities: 0,
    positiveInfinities: 0,
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
    weight: 0,
  };
}

/** The extent of all values; undefined without values, or if one is infinite. */
export function finiteExtent(seen: Readonly<ColumnSummary>): Extent | undefined {
  const isFinite = seen.negativeInfinities + seen.positiveInfinities === 0;
  if (!isFinite || seen.values === 0) return undefined;
  return { min: seen.least + 0, max: seen.greatest + 0 };
}

/** The summary of two parts of a column together. */
export function mergeSummaries(a: ColumnSummary, b: ColumnSummary): ColumnSummary {
  return {
    values: a.values + b.values,
    missing: a.missing + b.missing,
    missingWeight: a.missingWeight + b.missingWeight,
    negativeInfinities: a.negativeInfinities + b.negativeInfinities,
    positiveInfinities: a.positiveInfinities + b.positiveInfinities,
    least: Math.min(a.least, b.least),
    greatest: Math.max(a.greatest, b.greatest),
    weight: a.weight + b.weight,
  };
}

/**
 * Copies the values of a block that are neither missing nor of weight 0, in order. A plain loop, as those below, since
 * it runs over every value of every column.
 *
 * @param values NaN for a missing value
 * @param weights finite and >= 0, as long as `values`; undefined if each is 1
 * @param into the output, at least as long as `values`; owned by the caller
 * @returns the written part of `into`
 */
export function splitValues(
  values: Float64Array,
  weights: Float64Array | undefined,
  into: WeightedValues,
): WeightedValues {
  let kept = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const weight = weights === undefined ? 1 : (weights[i] as number);
    if (Number.isNaN(value) || weight === 0) continue;
    into.values[kept] = value;
    if (into.weights !== undefined) into.weights[kept] = weight;
    kept++;
  }
  return { values: into.values.subarray(0, kept), weights: into.weights?.subarray(0, kept) };
}

/** The weight of missing values. */
export function missingWeight(values: Float64Array, weights: Float64Array): number {
  return weights.reduce((sum, weight, i) => (Number.isNaN(values[i]) ? sum + weight : sum), 0);
}

/**
 * The summary of values that are neither missing nor of weight 0.
 *
 * @param missing the number of missing values besides
 */
export function summarizeValues(
  { values, weights }: WeightedValues,
  missing: number,
  missingWeight: number = missing,
): ColumnSummary {
  const seen = { ...emptySummary(), values: values.length, missing, missingWeight };
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) {
      if (value < seen.least) seen.least = value;
      if (value > seen.greatest) seen.greatest = value;
    } else if (value < 0) seen.negativeInfinities++;
    else seen.positiveInfinities++;
  }
  seen.weight = weights === undefined ? values.length : totalWeight(weights);
  return seen;
}

/**
 * The summary of finite values without weights, as in nearly all blocks, in one pass and without a copy.
 *
 * @returns undefined without values, or if one is missing or infinite
 */
export function summarizePlain(values: Float64Array): ColumnSummary | undefined {
  const { min: least, max: greatest } = rawExtentOf(values);
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) return undefined;
  return { ...emptySummary(), values: values.length, least, greatest, weight: values.length };
}
