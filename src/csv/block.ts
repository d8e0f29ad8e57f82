import type { DiscretizeError, Place } from '../core/error.ts';
import type { Dialect } from './dialect.ts';
import { anatomy, contentEnd, isLineEnd, placeAt, recordStart } from './locate.ts';

/** A record, and the bytes of its block that it came from. */
export interface CsvRecord {
  /** The fields as byte strings (`csv/text.ts`). */
  readonly fields: readonly string[];
  /** Where its bytes start (inclusive); comments before it may be among them. */
  readonly start: number;
  /** Where its bytes end (exclusive), its line end included. */
  readonly end: number;
}

/** Whole records, in order, with the bytes that they came from. */
export interface RecordBlock {
  readonly records: readonly CsvRecord[];
  /** Where the records stand, for errors. */
  readonly origin: Origin;
  /** What is wrong with the input after these records; the last block only. */
  readonly failure: DiscretizeError | undefined;
}

/** The bytes of a block and their place in the file. */
export interface Origin {
  readonly file: string;
  readonly bytes: Buffer;
  /** Where the bytes begin in the input, without a byte order mark. */
  readonly offset: number;
  /** The line that the bytes begin on, counted from 1. */
  readonly firstLine: number;
  readonly dialect: Dialect;
}

/**
 * The place of a record's field.
 *
 * @param field counted from 0; past the last one, the place is the last field's
 */
export function locateField(origin: Origin, record: CsvRecord, field: number): Place {
  const { bytes, dialect, file, firstLine } = origin;
  const { fields } = anatomy(bytes, recordStart(bytes, record.start, dialect), dialect);
  const offset = fields[Math.min(field, fields.length - 1)] ?? record.start;
  return placeAt(bytes, offset, firstLine, file);
}

/** True for a line with nothing on it; a lone empty field in quotes is no such line. */
export function isBlankLine({ fields, start, end }: CsvRecord, { bytes }: Origin): boolean {
  if (fields.length !== 1 || fields[0] !== '') return false;
  const content = contentEnd(bytes, start, end);
  return content === start || isLineEnd(bytes[content - 1]);
}
