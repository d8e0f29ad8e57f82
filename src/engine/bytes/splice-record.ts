import type { Dialect } from '../../csv/dialect.ts';
import { contentEnd, recordPositions } from '../../csv/records/positions.ts';
import { RecordWriter, type Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';

/** An output field: the position of a kept input field, empty if the record lacks it, or the bytes of a new field. */
export type OutputField = number | Uint8Array;

/** The extent of a record in bytes (end exclusive, its line ending included). */
export interface RecordExtent {
  readonly start: number;
  readonly end: number;
}

/**
 * Rewrites the fields of a record: kept fields and the line ending keep their bytes.
 *
 * @param bytes a good or repaired record, with the bytes around it
 */
export function rewriteRecord(
  bytes: Buffer,
  { start, end }: RecordExtent,
  parts: readonly OutputField[],
  dialect: Dialect,
): Buffer {
  const content = contentEnd(bytes, start, end);
  const { fields } = recordPositions(bytes.subarray(0, content), start, dialect, 'text');
  const delimiter = Buffer.from(dialect.delimiter);
  const fieldAt = (i: number): Buffer =>
    bytes.subarray(
      fields[i] ?? content,
      (fields[i + 1] ?? content + delimiter.length) - delimiter.length,
    );
  const pieces = parts.flatMap((part, i) => {
    const piece = typeof part === 'number' ? fieldAt(part) : part;
    return i === 0 ? [piece] : [delimiter, piece];
  });
  return Buffer.concat([...pieces, bytes.subarray(content, end)]);
}

/** Fields of an output record as csv-stringify writes them, without a byte order mark and a line ending. */
export function writeFields(fields: readonly string[], plan: CsvBinPlan): Written {
  const { dialect, style, layout } = plan;
  const writer = new RecordWriter(dialect, { ...style, hasBom: false }, layout.header.length);
  return writer.write([fields]);
}

/**
 * The same bytes, all of which must be writable.
 *
 * @throws DiscretizeError E_DIALECT for a field that cannot be written in the dialect
 */
export function fieldBytes(fields: readonly string[], plan: CsvBinPlan): Uint8Array {
  const { bytes, failure } = writeFields(fields, plan);
  if (failure !== undefined) throw failure;
  return bytes;
}
