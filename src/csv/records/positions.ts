import type { Place } from '../../core/errors/error.ts';
import { isAt, textOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { CR, countLines, isLineEnd, type Known, LF, lineEnd } from '../lines.ts';

/**
 * Locations in bytes for error messages. csv-parse decides whether a record is good CSV; this file only locates
 * fields and faults, after an error.
 */

/** The outline of a record. Offsets are indexes of bytes. */
export interface RecordPositions {
  /** The start of each field. */
  readonly fields: readonly number[];
  /** The quote that opened a field and is still open at the end. */
  readonly unclosed: number | undefined;
  /** The first stray quote, or the first byte after a closing quote. */
  readonly stray: number | undefined;
}

/**
 * Walks the fields of the record that starts at `start`.
 *
 * @param bytes a record, or its start; may continue after the record
 * @param strays whether the walk ends at a stray quote, or treats stray and unclosed quotes as text
 */
export function recordPositions(
  bytes: Buffer,
  start: number,
  dialect: Dialect,
  strays: 'end' | 'text' = 'end',
): RecordPositions {
  const delimiter = Buffer.from(dialect.delimiter);
  const fields = [start];
  for (let at = start; ; ) {
    const end = fieldEnd(bytes, at, delimiter, dialect, strays === 'text');
    if (end.unclosed || end.stray !== undefined) {
      return { fields, unclosed: end.unclosed ? at : undefined, stray: end.stray };
    }
    if (!isAt(bytes, end.at, delimiter)) break;
    at = end.at + delimiter.length;
    fields.push(at);
  }
  return { fields, unclosed: undefined, stray: undefined };
}

interface FieldEnd {
  /** The offset after the field: of a delimiter, a line ending, or the end of the bytes. */
  readonly at: number;
  readonly unclosed: boolean;
  readonly stray: number | undefined;
}

function fieldEnd(
  bytes: Buffer,
  start: number,
  delimiter: Buffer,
  dialect: Dialect,
  areStraysText: boolean,
): FieldEnd {
  const quote = dialect.quote === null ? undefined : Buffer.from(dialect.quote);
  const begins = quote !== undefined && isAt(bytes, start, quote);
  const closing = begins ? closingQuote(bytes, start + quote.length, quote, dialect) : undefined;
  const isOpen = begins && closing === undefined;
  if (isOpen && !areStraysText) return { at: bytes.length, unclosed: true, stray: undefined };
  let at = closing === undefined ? start : closing + 1;
  const isClosed = closing !== undefined && !isLetPass(bytes, at, dialect);
  for (; at < bytes.length && !isLineEnd(bytes[at]) && !isAt(bytes, at, delimiter); at++) {
    const isStray = isClosed || (quote !== undefined && isAt(bytes, at, quote));
    if (isStray && !areStraysText) return { at, unclosed: false, stray: at };
  }
  return { at, unclosed: false, stray: undefined };
}

/** True for a NUL or a comment after a closing quote, which csv-parse accepts as if the field had no quotes. */
function isLetPass(bytes: Buffer, at: number, { comment }: Dialect): boolean {
  return bytes[at] === 0 || (comment !== null && isAt(bytes, at, Buffer.from(comment)));
}

/** The offset of the quote that closes a field; undefined without one. */
export function closingQuote(
  bytes: Buffer,
  start: number,
  quote: Buffer,
  dialect: Dialect,
): number | undefined {
  const escape = dialect.escape === null ? undefined : Buffer.from(dialect.escape);
  const isDoubled = escape?.equals(quote) ?? false;
  for (let at = start; at < bytes.length; at++) {
    const isEscape = escape !== undefined && isAt(bytes, at, escape);
    if (isEscape && (!isDoubled || isAt(bytes, at + escape.length, quote))) {
      at += escape.length;
    } else if (isAt(bytes, at, quote)) {
      return at;
    }
  }
  return undefined;
}

/** The start of a record after the comment lines before it; the end of the bytes if nothing follows them. */
export function recordStart(bytes: Buffer, start: number, dialect: Dialect): number {
  const comment = dialect.comment === null ? undefined : Buffer.from(dialect.comment);
  let at = start;
  while (comment !== undefined && at < bytes.length && isAt(bytes, at, comment)) {
    at = lineEnd(bytes, at);
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
  }
  return Math.min(at, bytes.length);
}

/** The end of a record without its line ending. */
export function contentEnd(bytes: Buffer, start: number, end: number): number {
  if (end > start && bytes[end - 1] === CR) return end - 1;
  if (end === start || bytes[end - 1] !== LF) return end;
  return end - 1 > start && bytes[end - 2] === CR ? end - 2 : end - 1;
}

/** The maximum length of a line shown in full; a longer line is truncated around the location. */
const MAX_TEXT = 500;

/** True if more bytes would not change the text of a location. */
export function isPlaceWhole(bytes: Buffer, offset: number): boolean {
  return lineEnd(bytes, offset) < bytes.length || bytes.length - offset >= MAX_TEXT;
}

/** Bytes, and their offset in a file, for locations. */
export interface Located {
  readonly file: string;
  readonly bytes: Buffer;
  /** The offset of the bytes in the input, without a byte order mark. */
  readonly offset: number;
  /** The number of bytes of the input before offset 0; undefined if the input is not in UTF-8. */
  readonly base: number | undefined;
}

/**
 * The line and column of a byte, and the text of its line.
 *
 * @param offset among the origin's bytes
 * @param known a byte at or before the offset, with its line
 */
export function placeAt(origin: Located, offset: number, known: Known): Place {
  const { bytes, file, base } = origin;
  let from = offset;
  while (from > 0 && !isLineEnd(bytes[from - 1])) from--;
  const to = lineEnd(bytes, offset);
  const all = bytes.toString('latin1', from, Math.min(to, offset + MAX_TEXT));
  const column = charactersIn(all.slice(0, offset - from)) + 1;
  const line = known.line + countLines(bytes, offset, known.offset);
  const text = textOf(all);
  if (base === undefined) return { file, line, column, text };
  return { file, line, column, byte: base + origin.offset + offset, text };
}

function charactersIn(bytes: string): number {
  return bytes === '' ? 0 : [...textOf(bytes)].length;
}
