import type { DiscretizeError, Place } from '../../core/errors/error.ts';
import type { RowFault } from '../../core/errors/row-fault.ts';
import type { Dialect } from '../dialect.ts';
import { isLineEnd, LineCounter } from '../lines.ts';
import { plainFieldStart, plainRecord } from './plain-record.ts';
import { contentEnd, type Located, placeAt, recordPositions, recordStart } from './positions.ts';

/** A record, and the bytes of its block that it came from. */
export interface CsvRecord {
  /** The fields as byte strings (`csv/text.ts`). */
  readonly fields: readonly string[];
  /** The start of its bytes (inclusive); comments before it may be among them. */
  readonly start: number;
  /** The end of its bytes (exclusive), its line ending included. */
  readonly end: number;
  /** The reason for which it is not a row of the table; its fields mean nothing then. Absent for a good one. */
  readonly fault?: RowFault;
  /** Repairs of a lenient reader; absent for none. */
  readonly repaired?: Repairs;
  /** Whether its fields are its bytes between delimiters, quotes among them; absent if that is not known. */
  readonly isRaw?: true;
  /** The fields past the last column, where a lenient reader keeps them. */
  readonly extra?: readonly string[];
}

/** Repairs of a lenient reader in a record. */
interface Repairs {
  /** True for a short row, to which empty fields were added. */
  readonly padded?: true;
  /** True for a row with more fields than columns. */
  readonly long?: true;
  /** True for a row with stray quotes, which are text. */
  readonly quotes?: true;
}

/** Whole records, in order, bad ones among them, with the bytes that they came from. */
export interface RecordBlock {
  readonly records: readonly CsvRecord[];
  /** The locations of the records, for errors. */
  readonly origin: Origin;
  /** The error that ends the input after these records; the last block only. */
  readonly failure: DiscretizeError | undefined;
}

/** The bytes of a block and their place in the file. */
export interface Origin extends Located {
  /** The line that the bytes begin on, counted from 1. */
  readonly firstLine: number;
  readonly dialect: Dialect;
}

/**
 * The place of a record's field.
 *
 * @param record a good one
 * @param field counted from 0; past the last one, the place is the last field's
 * @param lines where many places of a block are asked for
 */
export function locateField(
  origin: Origin,
  record: CsvRecord,
  field: number,
  lines: LineCounter = linesOf(origin),
): Place {
  return placeAt(origin, fieldStart(origin, record, field), lines.at(record.start));
}

/** The start of a field in the bytes; past the last field, the start of the last one. */
function fieldStart(origin: Origin, record: CsvRecord, field: number): number {
  const { bytes, dialect } = origin;
  const plain = plainRecord(origin, record);
  if (plain !== undefined) return record.start + plainFieldStart(plain.content, field, dialect);
  const start = recordStart(bytes, record.start, dialect);
  const content = bytes.subarray(0, contentEnd(bytes, start, record.end));
  const { fields } = recordPositions(content, start, dialect, 'text');
  return fields[Math.min(field, fields.length - 1)] ?? record.start;
}

/** Counts the lines of a block. */
export function linesOf({ bytes, firstLine }: Origin): LineCounter {
  return new LineCounter(bytes, firstLine);
}

/**
 * A record as it stands in the file, without its line end, and without comments before it. Of one that is
 * too long these are the first bytes, as many as a record may have.
 *
 * @returns a byte string
 */
export function rawRecord({ bytes, dialect }: Origin, { start, end }: CsvRecord): string {
  const hasComments = dialect.comment !== null;
  const from = hasComments ? recordStart(bytes.subarray(0, end), start, dialect) : start;
  const to = Math.min(contentEnd(bytes, from, end), from + dialect.maxRecord);
  return bytes.toString('latin1', from, to);
}

/** True for a line with nothing on it; a lone empty field in quotes is no such line. */
export function isBlankLine({ fields, start, end }: CsvRecord, { bytes }: Origin): boolean {
  if (fields.length !== 1 || fields[0] !== '') return false;
  const content = contentEnd(bytes, start, end);
  return content === start || isLineEnd(bytes[content - 1]);
}
