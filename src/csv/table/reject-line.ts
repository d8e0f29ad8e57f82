import { bytesOf } from '../byte-string.ts';
import type { RejectedRow } from './rejections.ts';

/** The first line of a file of refused rows. */
export const REJECTS_HEADER = 'file,line,position,column,code,reason,record\n';

/**
 * A refused row as a record of CSV: where it is (position is the character in the line, column the name of
 * the column), what is wrong, and the row in quotes, byte for byte.
 */
export function rejectLine({ error, column = '', record }: RejectedRow): Uint8Array {
  const { file = '', line = '', column: position = '' } = error.at;
  const texts = [file, line, position, column, error.code, error.message];
  const before = texts.map((text) => quoted(String(text))).join();
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  const raw = bytes.toString('latin1').replaceAll('"', '""');
  return Buffer.from(`${bytesOf(before)},"${raw}"\n`, 'latin1');
}

/** A field, in quotes where it needs them. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
