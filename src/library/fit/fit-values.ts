import { specialCodes } from '../../core/special/special-codes.ts';
import { ColumnCollector } from '../../fit/collect/collect.ts';
import { SpecialValues } from '../../fit/collect/special-values.ts';
import { RANK_ERROR } from '../../fit/kll/sketch.ts';
import type { LearnOptions } from '../../fit/learn.ts';
import type { WeightedValues } from '../../fit/numbers/weights.ts';
import type { FitOptions } from './fit-options.ts';

/** A collector for values that are in memory already, so that there is room for all of them. */
export function collectorOf(
  { sketch = false, weights }: FitOptions,
  values: number,
): ColumnCollector {
  const error = typeof sketch === 'number' ? sketch : RANK_ERROR;
  const memory = 2 * Float64Array.BYTES_PER_ELEMENT * Math.max(1, values);
  return new ColumnCollector({
    memory,
    sketch: sketch !== false,
    error,
    weighted: weights !== undefined,
  });
}

/** Takes special values out; undefined without special codes. */
export function specialOf(
  { special = [] }: FitOptions,
  { precision }: LearnOptions,
): SpecialValues | undefined {
  if (special.length === 0) return undefined;
  const bins = special.map((codes) => (typeof codes === 'number' ? [codes] : codes));
  return new SpecialValues(specialCodes(bins, precision));
}

/** The values that boundaries are learned from. */
export function taken(
  values: Float64Array,
  weights: Float64Array | undefined,
  special: SpecialValues | undefined,
): WeightedValues {
  return special?.takeOut(values, weights) ?? { values, weights };
}
