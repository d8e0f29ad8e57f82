import type { RowBlock, TakeCells } from '../core/row-block.ts';
import type { ReadStats, Stats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { withoutFooter } from '../csv/footer.ts';
import {
  type CsvRecord,
  type RecordBlock,
  recordFields,
  rowsOf,
} from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { openTable, type Table, type TableHead } from '../csv/table/table.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import { type ColumnPlan, hasTexts } from '../plan/column-plan.ts';
import type { CsvFormat, CsvReadPlan } from '../plan/csv-plan.ts';
import { ByteInput } from './bytes/reader.ts';
import type { WorkOptions } from './bytes/run.ts';
import type { BlockSink } from './bytes/sink.ts';
import { type EngineName, isBare, KernelUnavailable } from './choose-engine.ts';
import { type FileRows, RowTable } from './row-table.ts';
import { featureStats } from './stats.ts';
import type { Sink, TakeColumns } from './table.ts';

/** Options of a run, and the policy for bad rows. */
export interface CsvTableOptions extends WorkOptions {
  readonly engine: EngineName;
  /** The policy for bad rows; by default, the run fails at the first. */
  readonly rejections?: Rejections | undefined;
  /** Called with the reason if the records engine takes the place of the bytes engine. */
  readonly onFallback?: ((reason: string) => void) | undefined;
}

/**
 * Opens CSV sources as one table.
 *
 * @param sources at least one
 * @returns undefined, with everything closed, for an input without records
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal
 */
export async function openCsvTable(
  sources: readonly Source[],
  dialect: Dialect,
  options: CsvTableOptions,
): Promise<CsvTable | undefined> {
  options.signal?.throwIfAborted();
  const isAhead = options.engine === 'bytes';
  const texts = sources.map((source) => withoutFooter(source, dialect));
  const inputs = isAhead ? texts.map((source) => new ByteInput(source)) : [];
  try {
    const table = await openTable(isAhead ? inputs.map(({ ahead }) => ahead) : texts, dialect);
    const opened = new CsvTable(table, inputs, options);
    if (table.firstFields.length > 0) return opened;
    await opened.close();
    return undefined;
  } catch (error) {
    await Promise.all(inputs.map((input) => input.close()));
    throw error;
  }
}

/** The context of a sink: the number of fields of a record, and the policy for bad rows. */
interface SinkContext {
  readonly width: number;
  readonly rejections: Rejections;
}

/** CSV files that are open and read as far as their header: a table of rows, which the bytes engine reads if it can. */
export class CsvTable extends RowTable<CsvRecord> {
  readonly #format: CsvFormat;
  readonly #head: TableHead;
  readonly #inputs: readonly ByteInput[];
  readonly #options: CsvTableOptions;

  constructor(table: Table, inputs: readonly ByteInput[], options: CsvTableOptions) {
    super(fileRows(table), options);
    this.#format = { dialect: table.dialect, style: table.style };
    this.#head = table.head;
    this.#inputs = inputs;
    this.#options = options;
  }

  override engineFor(width: number): EngineName {
    return this.#options.engine === 'bytes' && !isBare(this.#format.dialect, width)
      ? 'bytes'
      : 'records';
  }

  override async readColumns(columns: ColumnPlan, take: TakeColumns): Promise<ReadStats> {
    const plan = { ...columns, ...this.#format };
    const engine = hasTexts(plan) ? 'records' : this.engineFor(this.header.length);
    const stats = await this.#byBytes(engine, plan, async () => {
      const { ColumnSink } = await import('./bytes/sinks/column-sink.ts');
      return (context) => new ColumnSink({ plan, ...context }, take);
    });
    return stats ?? (await super.readColumns(columns, take));
  }

  override async readCells(columns: ColumnPlan, take: TakeCells): Promise<void> {
    const plan = { ...columns, ...this.#format };
    const stats = await this.#byBytes(this.engineFor(this.header.length), plan, async () => {
      const { CellSink } = await import('./bytes/sinks/cell-sink.ts');
      return (context) => new CellSink({ plan, ...context }, take);
    });
    if (stats === undefined) await super.readCells(columns, take);
  }

  override async writeBinned(bins: BinPlan, sink: Sink): Promise<Stats> {
    const plan = { ...bins, ...this.#format };
    const stats = await this.#byBytes(this.engineFor(plan.layout.header.length), plan, async () => {
      const { CsvSink } = await import('./bytes/sinks/csv-sink.ts');
      return (context) => new CsvSink({ plan, ...context }, sink);
    });
    return stats === undefined ? await super.writeBinned(bins, sink) : featureStats(stats, plan);
  }

  /**
   * Runs the bytes engine; undefined if the records engine must run: nothing is read or written then.
   *
   * @param loadSink loads the maker of the sink; most runs do not need the kernel and its threads
   */
  async #byBytes(
    engine: EngineName,
    plan: CsvReadPlan,
    loadSink: () => Promise<(context: SinkContext) => BlockSink>,
  ): Promise<ReadStats | undefined> {
    if (engine === 'records') return undefined;
    try {
      const { runBytes } = await import('./bytes/run-files.ts');
      const makeSink = await loadSink();
      const { rejections } = this;
      const sinkOf = (width: number): BlockSink => makeSink({ width, rejections });
      const files = { inputs: this.#inputs, head: this.#head };
      return await runBytes(plan, files, sinkOf, this.#options);
    } catch (error) {
      if (!(error instanceof KernelUnavailable)) throw error;
      this.#options.onFallback?.(error.message);
      return undefined;
    }
  }

  /** The rows, read by csv-parse; for one pass. */
  override async *rows(): AsyncGenerator<RowBlock> {
    for (const input of this.#inputs) input.release();
    yield* super.rows();
  }

  override async close(): Promise<void> {
    await super.close();
    await Promise.all(this.#inputs.map((input) => input.close()));
  }
}

/** The rows of CSV files. */
function fileRows({
  header,
  firstFields,
  dialect,
  style,
  blocks,
  close,
}: Table): FileRows<CsvRecord> {
  return {
    header,
    headerBytes: dialect.header ? firstFields : undefined,
    hasHeader: dialect.header,
    notation: dialect,
    blocks: rowBlocks(blocks),
    fieldsOf: recordFields,
    output: { dialect, style },
    close,
  };
}

async function* rowBlocks(
  blocks: AsyncGenerator<RecordBlock>,
): AsyncGenerator<RowBlock<CsvRecord>> {
  for await (const block of blocks) yield rowsOf(block);
}
