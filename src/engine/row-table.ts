import type { Notation } from '../core/cells/notation.ts';
import type { Row, RowBlock, TakeCells } from '../core/row-block.ts';
import type { ReadStats, Stats } from '../core/stats.ts';
import { bytesOf } from '../csv/byte-string.ts';
import { CSV } from '../csv/dialect.ts';
import type { RecordFields } from '../csv/line.ts';
import { Rejections } from '../csv/table/rejections.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { CsvFormat } from '../plan/csv-plan.ts';
import type { EngineName } from './choose-engine.ts';
import { RowSample } from './row-sample.ts';
import { featureStats } from './stats.ts';
import type { AbortCheck, InputTable, Sink, TakeColumns } from './table.ts';

/** The rows of a file, read as far as the names of its columns. */
export interface FileRows<R extends Row = Row> {
  /** The names of the columns, as text. */
  readonly header: readonly string[];
  /** The names as byte strings, if these are not the names in UTF-8. */
  readonly headerBytes?: readonly string[] | undefined;
  /** True if the first row of the file has the names. */
  readonly hasHeader: boolean;
  /** The notation of the numbers in cells. */
  readonly notation: Notation;
  /** All rows, each as wide as the header; read once. */
  readonly blocks: AsyncGenerator<RowBlock<R>>;
  /** The fields of a good row if they need not all become texts; absent: its `fields`. */
  readonly fieldsOf?: (row: R) => RecordFields;
  /** The form of the CSV that is written; absent: plain CSV with a header. */
  readonly output?: CsvFormat;
  /** Closes the inputs; called on every way out. */
  readonly close: () => Promise<void>;
}

/** Options of a run over rows. */
export interface RowTableOptions {
  /** The policy for bad rows; by default, the run fails at the first. */
  readonly rejections?: Rejections | undefined;
  readonly signal?: AbortCheck | undefined;
}

/** The CSV that is written for a file of another format. */
const PLAIN: CsvFormat = {
  dialect: CSV,
  style: { hasBom: false, lineEnd: '\n', hasLineEnd: true },
};

/** An input table of any file format, read by the records engine: all that a format adds is its rows. */
export class RowTable<R extends Row = Row> implements InputTable {
  readonly header: readonly string[];
  readonly headerBytes: readonly string[];
  readonly hasHeader: boolean;
  readonly notation: Notation;
  readonly rejections: Rejections;
  readonly #file: FileRows<R>;
  readonly #signal: AbortCheck | undefined;
  /** Blocks that were read to choose columns; they are read again with the others. */
  #sample: RowSample<R> | undefined;

  constructor(file: FileRows<R>, { rejections, signal }: RowTableOptions) {
    this.header = file.header;
    this.headerBytes = file.headerBytes ?? file.header.map(bytesOf);
    this.hasHeader = file.hasHeader;
    this.notation = file.notation;
    this.rejections = rejections ?? new Rejections(undefined);
    this.#file = file;
    this.#signal = signal;
  }

  async sample(): Promise<readonly RecordFields[]> {
    const { blocks, fieldsOf = ({ fields }) => fields } = this.#file;
    if (this.#sample === undefined) {
      this.#sample = new RowSample(this.rejections, fieldsOf);
      while (!this.#sample.isFull) {
        const next = await blocks.next();
        if (next.done === true) break;
        this.#sample.add(next.value);
      }
    }
    return this.#sample.fields();
  }

  engineFor(_width: number): EngineName {
    return 'records';
  }

  async readColumns(plan: ColumnPlan, take: TakeColumns): Promise<ReadStats> {
    const { readRecordColumns } = await import('./records/read-columns.ts');
    return await readRecordColumns(plan, this.rows(), take, this.#work());
  }

  async readCells(plan: ColumnPlan, take: TakeCells): Promise<void> {
    const { readRecordCells } = await import('./records/read-columns.ts');
    await readRecordCells(plan, this.rows(), take, this.#work());
  }

  async writeBinned(bins: BinPlan, sink: Sink): Promise<Stats> {
    const plan = { ...bins, ...(this.#file.output ?? PLAIN) };
    const { runRecords } = await import('./records/records.ts');
    return featureStats(await runRecords(plan, this.rows(), sink, this.#work()), plan);
  }

  async *rows(): AsyncGenerator<RowBlock> {
    yield* this.#sample?.blocks ?? [];
    yield* this.#file.blocks;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #work(): { readonly signal: AbortCheck | undefined; readonly rejections: Rejections } {
    return { signal: this.#signal, rejections: this.rejections };
  }
}
