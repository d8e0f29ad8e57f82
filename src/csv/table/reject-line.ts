import { bytesOf } from '../byte-string.ts';
import type { BadRow } from './rejections.ts';

/** The first line of a file of rejected rows. */
export const REJECTS_HEADER = 'file,line,position,column,code,reason,record\n';

/**
 * A rejected row as a record of CSV: where it is (position is the character in the line, column the name of
 * the column), what is wrong, and the row in quotes, byte for byte.
 *
 * @returns a byte string
 */
export function rejectLine({ fault, column = '', raw }: BadRow): string {
  const { file = '', line = '', column: position = '' } = fault.at;
  const place = `${quoted(file)},${line},${position},${quoted(column)}`;
  const before = bytesOf(`${place},${fault.code},${quoted(fault.message)}`);
  return `${before},"${doubled(raw)}"\n`;
}

/** A field, in quotes where it needs them. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${doubled(text)}"` : text;
}

function doubled(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '""') : text;
}
