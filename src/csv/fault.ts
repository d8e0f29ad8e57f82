import { DiscretizeError, type Place } from '../core/error.ts';
import type { CsvRecord, Origin } from './block.ts';
import type { Dialect } from './dialect.ts';
import { anatomy, contentEnd, isLineEnd, placeAt, recordStart } from './locate.ts';

/** An error of csv-parse. */
export interface ParserError extends Error {
  readonly code: string;
}

/** What is wrong with the input, and the byte where it shows. */
interface Fault {
  readonly offset: number;
  readonly error: DiscretizeError;
}

/** The records before the first fault of a block, and the fault. */
interface Findings {
  readonly records: readonly CsvRecord[];
  readonly fault: Fault | undefined;
}

/**
 * Finds the first fault: a record that is too long, whole or not, or what csv-parse refuses. It is the
 * same one wherever the input was cut.
 *
 * @param records those that csv-parse has found
 * @param error what csv-parse says of the bytes after them
 */
export function findFault(
  origin: Origin,
  records: readonly CsvRecord[],
  error: ParserError | undefined,
): Findings {
  const long = records.findIndex(({ start, end }) => isTooLong(origin, start, end));
  if (long >= 0) {
    const { start } = records[long] as CsvRecord;
    return { records: records.slice(0, long), fault: tooLong(origin, start) };
  }
  const rest = records.at(-1)?.end ?? 0;
  if (error !== undefined) return { records, fault: explain(error, origin, rest) };
  const isLong = isTooLong(origin, rest, origin.bytes.length - lookahead(origin.dialect));
  return { records, fault: isLong ? tooLong(origin, rest) : undefined };
}

/** At most so many bytes after a record are there before csv-parse gives it. */
function lookahead({ delimiter, comment }: Dialect): number {
  return Buffer.byteLength(delimiter + (comment ?? '')) + '"\r\n'.length;
}

/** Measures a record without the comments before it and the line end after it. */
function isTooLong({ bytes, dialect }: Origin, start: number, end: number): boolean {
  if (end - start <= dialect.maxRecord) return false;
  const from = recordStart(bytes, start, dialect);
  return contentEnd(bytes, from, end) - from > dialect.maxRecord;
}

/** A record that is too long, because of a quote that was never closed, if there is one. */
function tooLong(origin: Origin, start: number): Fault {
  const { bytes, dialect } = origin;
  const from = recordStart(bytes, start, dialect);
  const open = openQuote(bytes.subarray(0, from + dialect.maxRecord), from, dialect);
  const offset = open ?? from;
  const length = `${dialect.maxRecord} bytes`;
  const hint = 'if it is meant to be, allow more with --max-record';
  const details = { at: place(origin, offset), hint };
  if (open === undefined) {
    const message = `a record is longer than ${length}`;
    return { offset, error: new DiscretizeError('E_RECORD_TOO_LONG', message, details) };
  }
  const message = `a quote opens here and is not closed within a record of ${length}`;
  return {
    offset,
    error: new DiscretizeError('E_QUOTE_NOT_CLOSED', message, {
      ...details,
      hint: `${CLOSE_IT}; ${hint}`,
    }),
  };
}

/**
 * The quote that is to blame for a record that is too long: one that is still open at the limit, and
 * holds a line end or most of the record. Another may close right after the limit.
 *
 * @param bytes up to the limit
 */
function openQuote(bytes: Buffer, from: number, dialect: Dialect): number | undefined {
  const { unclosed } = anatomy(bytes, from, dialect);
  if (unclosed === undefined || 2 * unclosed <= from + bytes.length) return unclosed;
  return bytes.subarray(unclosed).some(isLineEnd) ? unclosed : undefined;
}

function place({ bytes, firstLine, file }: Origin, offset: number): Place {
  return placeAt(bytes, offset, firstLine, file);
}

/** Words an error of csv-parse, with the place where the trouble began. */
function explain(cause: ParserError, origin: Origin, start: number): Fault {
  const { bytes, dialect } = origin;
  const from = recordStart(bytes, start, dialect);
  const { fields, unclosed, stray } = anatomy(bytes, from, dialect);
  if ((stray ?? bytes.length) - from > dialect.maxRecord) return tooLong(origin, start);
  const offset = unclosed ?? stray ?? from;
  const at = place(origin, offset);
  if (unclosed !== undefined) return { offset, error: unclosedQuote(at, cause) };
  if (stray === undefined) {
    return { offset, error: new DiscretizeError('E_BUG', cause.message, { at, cause }) };
  }
  return { offset, error: strayQuote(at, place(origin, fields.at(-1) ?? from), cause) };
}

const CLOSE_IT =
  'close it, double it if it is part of the text, or read quotes as text with --quote none';

function unclosedQuote(at: Place, cause: ParserError): DiscretizeError {
  const message = 'a quote opens here and is never closed';
  return new DiscretizeError('E_QUOTE_NOT_CLOSED', message, { at, cause, hint: CLOSE_IT });
}

function strayQuote(at: Place, field: Place, cause: ParserError): DiscretizeError {
  const isSameLine = field.line === at.line;
  const where = isSameLine ? `column ${field.column}` : `line ${field.line}`;
  const isAfterQuote = cause.code === 'CSV_INVALID_CLOSING_QUOTE';
  const message = isAfterQuote
    ? `text after the closing quote of the field that begins at ${where}`
    : 'a quote inside a field that is not quoted';
  return new DiscretizeError('E_STRAY_QUOTE', message, {
    at,
    cause,
    hint: isAfterQuote
      ? 'double the quotes that are part of the text'
      : 'put the field in quotes and double those inside, or read quotes as text with --quote none',
  });
}
