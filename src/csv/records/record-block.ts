import type { DiscretizeError, Place } from '../../core/errors/error.ts';
import type { Row, RowBlock } from '../../core/row-block.ts';
import type { Dialect } from '../dialect.ts';
import { Line, type RecordFields } from '../line.ts';
import { isLineEnd, LineCounter } from '../lines.ts';
import { plainFieldStart, plainRecord } from './plain-record.ts';
import { contentEnd, type Located, placeAt, recordPositions, recordStart } from './positions.ts';

/** A row of a CSV file: a record, and its bytes in a block. */
export interface CsvRecord extends Row {
  /** The start of its bytes (inclusive), which may include comments before the record. */
  readonly start: number;
  /** The end of its bytes (exclusive), including its line ending. */
  readonly end: number;
  /** True if its fields are its bytes between delimiters, with any quotes; absent if unknown. */
  readonly isRaw?: true;
  /** The line whose fields are decoded on demand; absent for a record whose fields are texts. */
  readonly line?: Line;
}

/** Whole records, good and bad, in order, with their bytes. */
export interface RecordBlock {
  readonly records: readonly CsvRecord[];
  /** The locations of the records, for errors. */
  readonly origin: Origin;
  /** The error that ends the input after these records; the last block only. */
  readonly failure: DiscretizeError | undefined;
}

/** The bytes of a block, and their location in the file. */
export interface Origin extends Located {
  /** The line that the bytes begin on, counted from 1. */
  readonly firstLine: number;
  readonly dialect: Dialect;
}

/** The rows of a block of records, with their locations. */
export function rowsOf({ records, origin, failure }: RecordBlock): RowBlock<CsvRecord> {
  let lines = linesOf(origin);
  let last = 0;
  const locate = (record: CsvRecord, field: number): Place => {
    // The line counter accepts ascending offsets only.
    if (record.start < last) lines = linesOf(origin);
    last = record.start;
    return locateField(origin, record, field, lines);
  };
  const raw = (record: CsvRecord): string => rawRecord(origin, record);
  const hasLineEnd = ({ end }: CsvRecord): boolean => isLineEnd(origin.bytes[end - 1]);
  return { rows: records, notation: origin.dialect, locate, raw, hasLineEnd, failure };
}

/**
 * The location of a field of a record.
 *
 * @param record a good one
 * @param field counted from 0; past the last field, the location of the last field
 * @param lines a counter for several locations of a block
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
  const { line } = record;
  if (line !== undefined) return record.start + line.startOf(field) - line.start;
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
 * The bytes of a record in the file, without its line ending and the comments before it; of a record that is too
 * long, the first bytes up to the maximum.
 *
 * @returns a byte string
 */
function rawRecord({ bytes, dialect }: Origin, { start, end }: CsvRecord): string {
  const hasComments = dialect.comment !== null;
  const from = hasComments ? recordStart(bytes.subarray(0, end), start, dialect) : start;
  const to = Math.min(contentEnd(bytes, from, end), from + dialect.maxRecord);
  return bytes.toString('latin1', from, to);
}

/** The fields of a good record, which become texts only if they are asked for. */
export function recordFields(record: CsvRecord): RecordFields {
  return record.line ?? record.fields;
}

/** The number of fields of a record. */
export function recordWidth(record: CsvRecord): number {
  return record.line === undefined ? record.fields.length : record.line.width;
}

/** True for an empty line; false for a lone empty field in quotes. */
export function isBlankLine(record: CsvRecord, { bytes }: Origin): boolean {
  if (recordWidth(record) !== 1 || record.fields[0] !== '') return false;
  const { start, end } = record;
  const content = contentEnd(bytes, start, end);
  return content === start || isLineEnd(bytes[content - 1]);
}

/** A good record whose fields are decoded on demand. */
class LineRecord implements CsvRecord {
  readonly line: Line;
  readonly start: number;
  readonly end: number;

  constructor(line: Line, start: number, end: number) {
    this.line = line;
    this.start = start;
    this.end = end;
  }

  get fields(): readonly string[] {
    return this.line.fields;
  }
}

/** A good record of some bytes. */
export function recordOf(fields: RecordFields, start: number, end: number): CsvRecord {
  return fields instanceof Line ? new LineRecord(fields, start, end) : { fields, start, end };
}

/** The same record, at offsets moved by a number of bytes. */
export function moved(record: CsvRecord, by: number): CsvRecord {
  const [start, end] = [record.start + by, record.end + by];
  return record.line === undefined
    ? { ...record, start, end }
    : new LineRecord(record.line, start, end);
}
