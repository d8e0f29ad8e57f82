import type { RowFault } from '../../core/errors/row-fault.ts';
import { bytesOf } from '../byte-string.ts';
import type { BadRow } from './rejections.ts';

/** The first line of a file of rejected rows. */
export const REJECTS_HEADER = 'file,line,position,column,code,reason,record\n';

/**
 * A rejected row as a CSV record: its location (position is the character in the line, column the name of the
 * column), its fault, and its bytes in quotes.
 *
 * @returns a byte string
 */
export function rejectLine({ fault, column, raw }: BadRow): string {
  const { file, line = '', column: position = '' } = fault.at;
  const reason = lineReason(fault, column);
  return `${lineStart(file)}${line},${position}${reason}"${doubled(raw)}"\n`;
}

/** The start of such a line, before the number of the line; a byte string. */
export function lineStart(file = ''): string {
  return bytesOf(`${quoted(file)},`);
}

/** The part between the position and the row; a byte string. */
export function lineReason(
  { code, message }: Pick<RowFault, 'code' | 'message'>,
  column = '',
): string {
  return bytesOf(`,${quoted(column)},${code},${quoted(message)},`);
}

/** A field, in quotes if necessary. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${doubled(text)}"` : text;
}

/** Text with doubled quotes. */
function doubled(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '""') : text;
}
