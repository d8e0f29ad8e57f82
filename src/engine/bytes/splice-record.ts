import type { Dialect } from '../../csv/dialect.ts';
import { contentEnd, recordPositions } from '../../csv/records/positions.ts';
import { RecordWriter, type Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';

/** An output field: the number of an input field that stays, empty if it is not there, or the bytes of a new one. */
export type Part = number | Uint8Array;

/** Where a record is (end exclusive, its line end included). */
export interface RecordExtent {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes of a record with other fields: those that stay, and its line end, are as they were.
 *
 * @param bytes a good record, or one that a lenient reader let pass, and whatever is around it
 */
export function rewriteRecord(
  bytes: Buffer,
  { start, end }: RecordExtent,
  parts: readonly Part[],
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

/** Some fields of an output record as csv-stringify writes them: no byte order mark, no line end. */
export function writeFields(fields: readonly string[], plan: CsvBinPlan): Written {
  const { dialect, style, layout } = plan;
  const writer = new RecordWriter(dialect, { ...style, hasBom: false }, layout.header.length);
  return writer.write([fields]);
}

/**
 * The same, where all of it must be written.
 *
 * @throws DiscretizeError E_DIALECT for a field that cannot be written in the dialect
 */
export function fieldBytes(fields: readonly string[], plan: CsvBinPlan): Uint8Array {
  const { bytes, failure } = writeFields(fields, plan);
  if (failure !== undefined) throw failure;
  return bytes;
}
