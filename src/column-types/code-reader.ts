import type { Notation } from '../core/cells/notation.ts';
import { parseNumberIn } from '../core/cells/number.ts';
import type { CodeReader } from '../core/special/special-codes.ts';
import type { ColumnType } from './column-type.ts';

/**
 * The reader of the special codes of columns: a date is a code of a column of dates, and a word is one of any
 * column.
 *
 * @param type undefined: plain numbers
 * @param notation how cells write numbers
 */
export function codeReader(type: ColumnType | undefined, notation: Notation): CodeReader {
  const read = type?.parse ?? ((text: string) => parseNumberIn(text, notation));
  const hasNumbers = type === undefined || type.isNumber;
  return (code) => (typeof code === 'number' && hasNumbers ? code : read(String(code)));
}
