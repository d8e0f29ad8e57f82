import type { ReadStats } from '../../core/stats.ts';
import { BOM, startsWithBom } from '../../csv/byte-string.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import { chunksOf } from '../../csv/decode.ts';
import { rowsOf } from '../../csv/records/record-block.ts';
import { RecordReader } from '../../csv/records/record-reader.ts';
import { recordsIn } from '../../csv/records/records.ts';
import { normalizeWidth } from '../../csv/table/normalize-width.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { WholeTable } from '../../csv/table/whole-table.ts';
import type { Written } from '../../csv/write.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import { FallbackWriter } from '../bytes/fallback-writer.ts';
import { outputHead } from '../bytes/header.ts';
import { emptyBinStats } from '../stats.ts';

/**
 * The output of the bytes engine for a table in memory, without its kernel: every record goes to the fallback parser,
 * and unbinned fields keep their bytes.
 */
export class SplicedRun {
  readonly stats: ReadStats;
  readonly #plan: CsvBinPlan;
  readonly #table: WholeTable;
  readonly #rejections: Rejections;
  readonly #writer: FallbackWriter;
  /** True if the next byte is the first one. */
  #isStart = true;

  constructor(plan: CsvBinPlan, table: WholeTable, rejections: Rejections) {
    this.stats = emptyBinStats(plan);
    this.#plan = plan;
    this.#table = table;
    this.#rejections = rejections;
    this.#writer = new FallbackWriter(plan);
  }

  /** The bytes before the rows. */
  head(): Uint8Array {
    const { bytes, lead, head: place, first } = this.#table;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + lead, place.end);
    const head = { bytes: text, place, isFirst: true, width: first.length };
    return this.#marked(outputHead(head, this.#plan));
  }

  /** The rows, with the bytes between them; the last block may have the failure that ends them. */
  *rows(): Generator<Written> {
    const { bytes, lead, head, name, dialect, first } = this.#table;
    const start = lead + head.end;
    const reader = new RecordReader(dialect, name, head.rowsLine, start);
    const names = this.#plan.columns.map((column) => column.name);
    for (const read of recordsIn(reader, chunksOf(bytes.subarray(start)), 'end')) {
      const block = normalizeWidth(read, first.length, names);
      const columns = readColumns(
        rowsOf(block),
        this.#plan.columns,
        this.#plan.rules,
        this.#rejections,
      );
      const end = read.records.at(-1)?.end ?? 0;
      const written = this.#writer.write({ block, columns, end }, this.stats);
      const failure = written.failure ?? columns.failure;
      yield { ...written, bytes: this.#marked(written.bytes), failure };
    }
  }

  /**
   * Adds a byte order mark to the first bytes: that of the input, or one before a first cell that would read as a
   * mark.
   */
  #marked(bytes: Uint8Array): Uint8Array {
    if (!this.#isStart || bytes.length === 0) return bytes;
    this.#isStart = false;
    const isMarked = this.#plan.style.hasBom || startsWithBom(bytes);
    return isMarked ? Buffer.concat([Buffer.from(BOM, 'latin1'), bytes]) : bytes;
  }
}
