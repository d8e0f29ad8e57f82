import { DiscretizeError } from '../../core/errors/error.ts';
import { NO_SPECIAL, type SpecialCodes, specialCodes } from '../../core/special/special-codes.ts';
import { specialFault } from '../../core/special/special-fault.ts';
import type { Precision } from '../../core/threshold.ts';
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

/**
 * The special codes of an option.
 *
 * @throws DiscretizeError E_USAGE
 */
export function specialCodesOf(special: FitOptions['special'], precision: Precision): SpecialCodes {
  if (special === undefined) return NO_SPECIAL;
  const bins = special.map((codes): readonly number[] =>
    typeof codes === 'object' ? codes : [codes],
  );
  const fault = specialFault(bins, precision);
  if (fault === undefined) return specialCodes(bins, precision);
  throw new DiscretizeError('E_USAGE', `invalid option special: ${fault}`, {
    expected: 'numbers',
    received: special,
    hint: 'use [-999, -998], or [[-999, -998]] for one bin',
  });
}

/** Takes special values out; undefined without special codes. */
export function specialOf(
  { special }: FitOptions,
  { precision }: LearnOptions,
): SpecialValues | undefined {
  const codes = specialCodesOf(special, precision);
  return codes.codes.length === 0 ? undefined : new SpecialValues(codes);
}

/** The values that boundaries are learned from. */
export function taken(
  values: Float64Array,
  weights: Float64Array | undefined,
  special: SpecialValues | undefined,
): WeightedValues {
  return special?.takeOut(values, weights) ?? { values, weights };
}
