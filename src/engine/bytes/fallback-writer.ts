import type { DiscretizeError } from '../../core/errors/error.ts';
import type { ReadStats } from '../../core/stats.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import { plainRecord } from '../../csv/records/plain-record.ts';
import { contentEnd } from '../../csv/records/positions.ts';
import type { CsvRecord, Origin } from '../../csv/records/record-block.ts';
import type { Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { assemble, type ByteCells, byteCells } from '../records/records.ts';
import type { ParsedRecords } from './fallback.ts';
import { fieldBytes, type OutputField, rewriteRecord, writeFields } from './splice-record.ts';

/** The maximum number of distinct cells whose bytes are kept. */
const MAX_KEPT = 10_000;

/** Bins records of the fallback parser as the records engine does; keeps other bytes. */
export class FallbackWriter {
  readonly #plan: CsvBinPlan;
  readonly #delimiter: string;
  readonly #cells: readonly ByteCells[];
  /** The input column that each output column copies; undefined for output columns that are made. */
  readonly #sources: readonly (number | undefined)[];
  /** The bytes of made cells, by text; both are byte strings. */
  readonly #made = new Map<string, string>();

  constructor(plan: CsvBinPlan) {
    this.#plan = plan;
    this.#delimiter = bytesOf(plan.dialect.delimiter);
    this.#cells = plan.features.map(byteCells);
    this.#sources = sourcesOf(plan);
  }

  /**
   * The output of records and of the blank lines around them, up to a record that cannot be written or that fails the
   * run.
   *
   * @param stats counts are added to it
   */
  write({ block, columns, end: last }: ParsedRecords, stats: ReadStats): Written {
    const { bytes } = block.origin;
    const rows = assemble(this.#plan, columns, this.#cells, stats);
    let text = '';
    // A blank line could be a row of a table with fewer columns.
    const { isPartial = false } = this.#plan.layout;
    let [at, row] = [0, 0];
    for (const record of block.records.slice(0, columns.read)) {
      if (!isPartial) text += bytes.toString('latin1', at, record.start);
      at = record.end;
      if (record !== columns.records[row]) continue;
      const fields = rows[row++] as string[];
      const failure = this.#failure(fields);
      if (failure !== undefined) {
        return { bytes: Buffer.from(text, 'latin1'), rows: row - 1, failure };
      }
      text += this.#row(fields, record, block.origin);
    }
    const end = block.records[columns.read]?.start ?? last;
    if (!isPartial) text += bytes.toString('latin1', at, end);
    return { bytes: Buffer.from(text, 'latin1'), rows: row, failure: undefined };
  }

  /** The output bytes of one record, as a byte string. */
  #row(fields: readonly string[], record: CsvRecord, origin: Origin): string {
    const { dialect } = this.#plan;
    const plain = plainRecord(origin, record);
    if (plain === undefined && record.isRaw === true) return this.#rawRow(fields, record, origin);
    if (plain === undefined) {
      const parts = this.#parts(fields, record);
      return rewriteRecord(origin.bytes, record, parts, dialect).toString('latin1');
    }
    const cells = fields.map((field, i) =>
      i < this.#sources.length && this.#sources[i] === undefined ? this.#cell(field) : field,
    );
    return cells.join(this.#delimiter) + plain.lineEnd;
  }

  /** The output bytes of a record whose fields are its bytes between delimiters. */
  #rawRow(fields: readonly string[], record: CsvRecord, { bytes }: Origin): string {
    const all = [...record.fields, ...(record.extra ?? [])];
    const cells = this.#parts(fields, record).map((part) =>
      typeof part === 'number' ? (all[part] ?? '') : Buffer.from(part).toString('latin1'),
    );
    const content = contentEnd(bytes, record.start, record.end);
    return cells.join(this.#delimiter) + bytes.toString('latin1', content, record.end);
  }

  /** The error for a row that cannot be written; only dialects without quotes have such rows. */
  #failure(fields: readonly string[]): DiscretizeError | undefined {
    return this.#plan.dialect.quote === null ? writeFields(fields, this.#plan).failure : undefined;
  }

  #parts(
    fields: readonly string[],
    { fields: read, extra = [], repaired }: CsvRecord,
  ): OutputField[] {
    const { quote } = this.#plan.dialect;
    // A field with a quote that a lenient reader treats as text is quoted for other readers.
    const isText = (field: string): boolean =>
      repaired?.quotes === true && quote !== null && field.includes(quote);
    const made = this.#sources.map((source, i) => {
      const field = fields[i] as string;
      const isMade = source === undefined || isText(field);
      return isMade ? Buffer.from(this.#cell(field), 'latin1') : source;
    });
    const kept = this.#plan.layout.isPartial ? [] : extra;
    const more = kept.map((field, i) =>
      isText(field) ? Buffer.from(this.#cell(field), 'latin1') : read.length + i,
    );
    return [...made, ...more];
  }

  #cell(cell: string): string {
    const bytes =
      this.#made.get(cell) ?? Buffer.from(fieldBytes([cell], this.#plan)).toString('latin1');
    if (this.#made.size < MAX_KEPT) this.#made.set(cell, bytes);
    return bytes;
  }
}

function sourcesOf({ layout, features }: CsvBinPlan): (number | undefined)[] {
  return layout.segments.flatMap((segment) => {
    if (segment.kind !== 'keep') {
      const { cells } = features[segment.feature] as PlannedFeature;
      return cells(0).map(() => undefined);
    }
    return Array.from({ length: segment.to - segment.from }, (_, i) => segment.from + i);
  });
}
