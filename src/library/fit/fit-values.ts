import type { TypeMembers } from '../../column-types/registry.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialBins } from '../../core/special/merge-special.ts';
import {
  NO_SPECIAL,
  type SpecialCode,
  type SpecialCodes,
  specialCodes,
} from '../../core/special/special-codes.ts';
import { specialFault } from '../../core/special/special-fault.ts';
import type { Precision } from '../../core/threshold.ts';
import { ColumnCollector } from '../../fit/collect/collect.ts';
import { RANK_ERROR } from '../../fit/kll/sketch.ts';
import type { FitOptions, SpecialValue } from './fit-options.ts';

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
  const bins = special.map((codes) => (Array.isArray(codes) ? codes : [codes]).map(codeOf));
  const fault = specialFault(bins, precision);
  if (fault === undefined) return specialCodes(bins, precision);
  throw new DiscretizeError('E_USAGE', `invalid option special: ${fault}`, {
    expected: 'numbers',
    received: special,
    hint: 'use [-999, -998], or [[-999, -998]] for one bin',
  });
}

/** A code as a spec keeps it: a time as ISO 8601. */
function codeOf(value: SpecialValue): SpecialCode {
  const isTime = value instanceof Date && !Number.isNaN(value.getTime());
  return isTime ? value.toISOString() : (value as SpecialCode);
}

/** Special codes of a column: numbers in a column of times are epoch milliseconds, as its cells are. */
export function codesInColumn(bins: SpecialBins, { type, part }: TypeMembers): SpecialBins {
  if (type !== 'datetime' || part !== undefined) return bins;
  return bins.map((codes) =>
    codes.map((code) => (typeof code === 'number' ? codeOf(new Date(code)) : code)),
  );
}
