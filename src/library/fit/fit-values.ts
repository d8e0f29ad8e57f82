import { DiscretizeError } from '../../core/errors/error.ts';
import { NO_SPECIAL, type SpecialCodes, specialCodes } from '../../core/special/special-codes.ts';
import { specialFault } from '../../core/special/special-fault.ts';
import type { Precision } from '../../core/threshold.ts';
import { ColumnCollector } from '../../fit/collect/collect.ts';
import { RANK_ERROR } from '../../fit/kll/sketch.ts';
import type { FitOptions } from './fit-options.ts';

/** A collector of values that are in memory already: it has room for all of them. */
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
