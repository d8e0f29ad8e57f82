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
  /** The offset of the faulty byte. */
  readonly offset: number;
  /** The offset of a byte on the last line of the bad record. */
  readonly last: number;
  /** The same for a lenient reader. */
  readonly quote: number;
  readonly error: DiscretizeError;
}

/**
 * The fault of a record that csv-parse rejects, or that is too long; an unclosed quote takes precedence. The fault
 * does not depend on the cuts of the input.
 *
 * @param known the start of the record; comments may precede it
 * @param error the error of csv-parse, unless it needs more bytes
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

/** The maximum number of bytes after a record that csv-parse reads before it emits the record. */
function lookahead({ delimiter, comment }: Dialect): number {
  return Buffer.byteLength(delimiter + (comment ?? '')) + '"\r\n'.length;
}

/** True for a record that is longer than allowed, without the comments before it and its line ending. */
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
 * The unclosed quote that makes a record too long: a quote that is open at the limit, with a line ending or most of
 * the record after it. Other quotes may close after the limit.
 *
 * @param bytes the record, up to the limit
 */
function openQuote(bytes: Buffer, from: number, dialect: Dialect): number | undefined {
  const { unclosed } = recordPositions(bytes, from, dialect);
  if (unclosed === undefined || 2 * unclosed <= from + bytes.length) return unclosed;
  return bytes.subarray(unclosed).some(isLineEnd) ? unclosed : undefined;
}

/** The error for an error of csv-parse, with the location of its cause. */
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
  // If a quote closes on a later line before other text, its closing quote is probably missing on its own line.
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
 * @param beside the byte before the quote, and the quote; undefined in later fields
 */
function delimiterBeside(beside: string | undefined, { delimiter }: Dialect): string | undefined {
  return beside === undefined || beside.includes(delimiter) ? undefined : likelyDelimiter(beside);
}

const CLOSE_IT =
  'close it, double it if it is part of the text, or read quotes as text with --quote none';

/** The message for a quote in an unquoted field. */
export const STRAY_MESSAGE = 'quote in an unquoted field';

const DOUBLE_THEM = 'double the quotes that are part of the text';

const QUOTE_IT =
  'put the field in quotes and double those inside, or read quotes as text with --quote none';

/** The byte offset of a location in words: a line number is of little use if a quote takes in the line endings. */
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
 * The fault of a record with a quote in an unquoted field.
 *
 * @param beside the byte before the quote, and the quote, if it is in the first field
 * @param causeOf makes the error of csv-parse
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
