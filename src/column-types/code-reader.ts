import type { Notation } from '../core/cells/notation.ts';
import { parseNumberIn } from '../core/cells/number.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { SpecialBins } from '../core/special/merge-special.ts';
import { type CodeReader, type SpecialCodes, specialCodes } from '../core/special/special-codes.ts';
import { repeatFault } from '../core/special/special-fault.ts';
import type { Precision } from '../core/threshold.ts';
import type { ColumnType } from './registry.ts';

/**
 * The reader of the special codes of columns: a date is a code of a column of dates, and a word is one of any column.
 *
 * @param type undefined: plain numbers
 * @param notation the number notation of cells
 */
export function codeReader(type: ColumnType | undefined, notation: Notation): CodeReader {
  const read = type?.parse ?? ((text: string) => parseNumberIn(text, notation));
  const hasNumbers = type === undefined || type.isNumber;
  return (code) => (typeof code === 'number' && hasNumbers ? code : read(String(code)));
}

/**
 * The special codes of columns, each of a different value.
 *
 * @param bins the codes of each bin, plain; all of different text
 * @throws DiscretizeError E_USAGE for codes of equal value, such as 90s and 0:01:30
 */
export function distinctCodes(
  bins: SpecialBins,
  precision: Precision,
  read: CodeReader,
): SpecialCodes {
  const special = specialCodes(bins, precision, read);
  const fault = repeatFault(bins.flat(), special.bins.flat());
  if (fault === undefined) return special;
  throw new DiscretizeError('E_USAGE', fault, { hint: 'remove one of the two' });
}
