import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { type RowFault, rowFault } from '../../core/errors/row-fault.ts';
import type { Dialect } from '../dialect.ts';
import { likelyDelimiter } from '../likely-delimiter.ts';
import { isLineEnd, type Known } from '../lines.ts';
import type { ParserError } from './parser.ts';
import { contentEnd, placeAt, recordPositions, recordStart } from './positions.ts';
import type { Origin } from './record-block.ts';

/** The fault of a record. */
export interface Fault {
  /** The byte where it shows. */
  readonly offset: number;
  /** The record goes to the end of the line that this byte is on; what comes after it is another one. */
  readonly last: number;
  /** For a lenient reader it goes to the end of the line that this byte is on. */
  readonly quote: number;
  readonly error: DiscretizeError;
}

/**
 * What csv-parse rejects, or a record that is too long, because of a quote that was never closed, if there
 * is one. It is the same fault wherever the input was cut.
 *
 * @param known where the record starts; comments may come first
 * @param error what csv-parse says of it, if it does not want more bytes
 */
export function diagnose(
  origin: Origin,
  known: Known,
  error: ParserError | undefined,
): Fault | undefined {
  if (error !== undefined) return explain(error, origin, known);
  const isLong = isTooLong(origin, known.offset, origin.bytes.length - lookahead(origin.dialect));
  return isLong ? tooLong(origin, known) : undefined;
}

/** At most so many bytes after a record are there before csv-parse gives it. */
function lookahead({ delimiter, comment }: Dialect): number {
  return Buffer.byteLength(delimiter + (comment ?? '')) + '"\r\n'.length;
}

/** Measures a record without the comments before it and the line end after it. */
export function isTooLong({ bytes, dialect }: Origin, start: number, end: number): boolean {
  if (end - start <= dialect.maxRecord) return false;
  const from = recordStart(bytes, start, dialect);
  return contentEnd(bytes, from, end) - from > dialect.maxRecord;
}

/** The fault of a record that is too long. */
export function tooLong(origin: Origin, known: Known): Fault {
  const { bytes, dialect } = origin;
  const from = recordStart(bytes, known.offset, dialect);
  const open = openQuote(bytes.subarray(0, from + dialect.maxRecord), from, dialect);
  const offset = open ?? from;
  const length = `${dialect.maxRecord} bytes`;
  const hint = 'if the record is right, raise --max-record';
  const details = { at: placeAt(origin, offset, known), hint };
  if (open === undefined) {
    const message = `a record is longer than ${length}`;
    return {
      offset,
      last: from,
      quote: offset,
      error: new DiscretizeError('E_RECORD_TOO_LONG', message, details),
    };
  }
  const message = `unclosed quote${atByte(details.at)} in a record longer than ${length}`;
  const error = new DiscretizeError('E_QUOTE_NOT_CLOSED', message, {
    ...details,
    hint: `${CLOSE_IT}; ${hint}`,
  });
  return { offset, last: from, quote: offset, error };
}

/**
 * The quote that is to blame for a record that is too long: one that is still open at the limit, and
 * holds a line end or most of the record. Another may close right after the limit.
 *
 * @param bytes up to the limit
 */
function openQuote(bytes: Buffer, from: number, dialect: Dialect): number | undefined {
  const { unclosed } = recordPositions(bytes, from, dialect);
  if (unclosed === undefined || 2 * unclosed <= from + bytes.length) return unclosed;
  return bytes.subarray(unclosed).some(isLineEnd) ? unclosed : undefined;
}

/** Words an error of csv-parse, with the place where the trouble began. */
function explain(cause: ParserError, origin: Origin, known: Known): Fault {
  const { bytes, dialect } = origin;
  const from = recordStart(bytes, known.offset, dialect);
  const { fields, unclosed, stray } = recordPositions(bytes, from, dialect);
  if ((stray ?? bytes.length) - from > dialect.maxRecord) return tooLong(origin, known);
  const offset = unclosed ?? stray ?? from;
  const at = placeAt(origin, offset, known);
  if (unclosed !== undefined) {
    return { offset, last: from, quote: offset, error: unclosedQuote(at, cause) };
  }
  if (stray === undefined) {
    const error = new DiscretizeError('E_BUG', cause.message, { at, cause });
    return { offset, last: from, quote: offset, error };
  }
  const opens = fields.at(-1) ?? from;
  const field = placeAt(origin, opens, known);
  // A quote that is closed on a later line, before other text, was meant to be closed on its own.
  const quote = field.line === at.line ? stray : opens;
  const isFirst = fields.length === 1;
  const beside = isFirst ? bytes.toString('latin1', Math.max(0, stray - 1), stray + 1) : undefined;
  const isAfterQuote = cause.code === 'CSV_INVALID_CLOSING_QUOTE';
  const fault = isAfterQuote
    ? textAfterQuote(at, field, delimiterBeside(beside, dialect), cause)
    : quoteInField(at, beside, dialect, () => cause);
  return { offset, last: stray, quote, error: fault.error() };
}

/**
 * The hint on a delimiter beside a quote in the first field of a record; undefined if there is none.
 *
 * @param beside the byte before the quote, and the quote; undefined in other fields
 */
function delimiterBeside(beside: string | undefined, { delimiter }: Dialect): string | undefined {
  return beside === undefined || beside.includes(delimiter) ? undefined : likelyDelimiter(beside);
}

const CLOSE_IT =
  'close it, double it if it is part of the text, or read quotes as text with --quote none';

/** The message for a quote in a field that does not begin with one. */
export const STRAY_MESSAGE = 'quote in an unquoted field';

const DOUBLE_THEM = 'double the quotes that are part of the text';

const QUOTE_IT =
  'put the field in quotes and double those inside, or read quotes as text with --quote none';

/** Lines are of little use in a file that has lost its line ends to a quote. */
function atByte({ byte }: Place): string {
  return byte === undefined ? '' : ` (byte offset ${byte})`;
}

function unclosedQuote(at: Place, cause: ParserError): DiscretizeError {
  const message = `unclosed quote${atByte(at)}`;
  return new DiscretizeError('E_QUOTE_NOT_CLOSED', message, { at, cause, hint: CLOSE_IT });
}

function textAfterQuote(
  at: Place,
  field: Place,
  hint: string | undefined,
  cause: ParserError,
): RowFault {
  const isSameLine = field.line === at.line;
  const where = isSameLine ? `column ${field.column}` : `line ${field.line}`;
  const message = `text after the closing quote of the field at ${where}`;
  return rowFault('E_STRAY_QUOTE', message, at, () => ({ cause, hint: hint ?? DOUBLE_THEM }));
}

/**
 * The fault of a record with a quote in a field that does not begin with one.
 *
 * @param beside the byte before the quote, and the quote, if it is in the first field
 * @param causeOf what csv-parse says of it
 */
export function quoteInField(
  at: Place,
  beside: string | undefined,
  dialect: Dialect,
  causeOf: () => ParserError | undefined,
): RowFault {
  return rowFault('E_STRAY_QUOTE', STRAY_MESSAGE, at, () => ({
    cause: causeOf(),
    hint: delimiterBeside(beside, dialect) ?? QUOTE_IT,
  }));
}
