import { bytesOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { CR, LF } from '../lines.ts';

/**
 * The bytes of a record without quotes, escape characters and comments: its fields are its bytes between delimiters.
 */
export interface PlainRecord {
  /** The fields and the delimiters between them, a byte string. */
  readonly content: string;
  readonly lineEnd: string;
}

/**
 * The bytes of a record if its fields are certainly its bytes between delimiters, a quick test; otherwise undefined.
 */
export function plainRecord(
  { bytes, dialect }: { readonly bytes: Buffer; readonly dialect: Dialect },
  { start, end, fault }: { readonly start: number; readonly end: number; readonly fault?: unknown },
): PlainRecord | undefined {
  if (fault !== undefined) return undefined;
  const all = bytes.toString('latin1', start, end);
  if (!isPlain(all, dialect)) return undefined;
  const length = all.length - lineEndLength(all);
  return { content: all.slice(0, length), lineEnd: all.slice(length) };
}

function isPlain(record: string, { quote, escape, comment }: Dialect): boolean {
  if (quote !== null && record.includes(bytesOf(quote))) return false;
  if (escape !== null && escape !== quote && record.includes(bytesOf(escape))) return false;
  return comment === null || !record.startsWith(bytesOf(comment));
}

function lineEndLength(record: string): number {
  const last = record.charCodeAt(record.length - 1);
  if (last === CR) return 1;
  if (last !== LF) return 0;
  return record.charCodeAt(record.length - 2) === CR ? 2 : 1;
}

/** The start of a field of a plain record in its content; past the last field, the start of the last one. */
export function plainFieldStart(content: string, field: number, { delimiter }: Dialect): number {
  const sign = bytesOf(delimiter);
  let start = 0;
  for (let i = 0; i < field; i++) {
    const next = content.indexOf(sign, start);
    if (next < 0) break;
    start = next + sign.length;
  }
  return start;
}
