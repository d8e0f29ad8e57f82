import type { ReadStats, Stats } from '../core/stats.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { withoutFooter } from '../csv/footer.ts';
import type { CsvRecord, RecordBlock } from '../csv/records/record-block.ts';
import { Rejections } from '../csv/table/rejections.ts';
import { openTable, type Table } from '../csv/table/table.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { CsvFormat } from '../plan/csv-plan.ts';
import { ByteInput } from './bytes/reader.ts';
import type { WorkOptions } from './bytes/run.ts';
import type { BlockSink } from './bytes/sink.ts';
import { type EngineName, KernelUnavailable } from './choose-engine.ts';
import { featureStats } from './stats.ts';
import type { Sink, TableReader, TableWriter, TakeColumns } from './table.ts';

/** How a run is done, and how bad rows are handled. */
export interface CsvOptions extends WorkOptions {
  readonly engine: EngineName;
  /** Outcome of bad rows; the default is to fail at the first one. */
  readonly rejections?: Rejections | undefined;
  /** Called with the reason if the records engine takes the place of the bytes engine. */
  readonly onFallback?: ((reason: string) => void) | undefined;
}

/**
 * Opens CSV sources as one table.
 *
 * @param sources at least one
 * @returns undefined, with everything closed, for an input without a single record
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal
 */
export async function openCsvTable(
  sources: readonly Source[],
  dialect: Dialect,
  options: CsvOptions,
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

/** CSV files that are open and read as far as their header; by either engine. */
export class CsvTable implements TableReader, TableWriter {
  readonly header: readonly string[];
  /** The first record, a header or not, as byte strings. */
  readonly firstFields: readonly string[];
  readonly format: CsvFormat;
  readonly rejections: Rejections;
  readonly #table: Table;
  readonly #inputs: readonly ByteInput[];
  readonly #options: CsvOptions;
  /** Blocks that were read to choose columns by. */
  #first: readonly RecordBlock[] = [];

  constructor(table: Table, inputs: readonly ByteInput[], options: CsvOptions) {
    this.header = table.header;
    this.firstFields = table.firstFields;
    this.format = { dialect: table.dialect, style: table.style };
    this.rejections = options.rejections ?? new Rejections(undefined);
    this.#table = table;
    this.#inputs = inputs;
    this.#options = options;
  }

  get headerBytes(): readonly string[] {
    return this.format.dialect.header ? this.firstFields : this.header.map(bytesOf);
  }

  async sample(): Promise<readonly (readonly string[])[]> {
    this.#first = await readSample(this.#table.blocks, this.rejections);
    const good = this.#first.flatMap(({ records }) => goodRecords(records, this.rejections));
    if (good.length === 0 && this.rejections.isStrict) throwFirstFault(this.#first);
    return good.map(({ fields }) => fields);
  }

  /** The engine that runs where the output, or what is read, has so many columns. */
  engineFor(width: number): EngineName {
    return this.#options.engine === 'bytes' && !this.#isBare(width) ? 'bytes' : 'records';
  }

  async readColumns(columns: ColumnPlan, take: TakeColumns): Promise<ReadStats> {
    const plan = { ...columns, ...this.format };
    const stats = await this.#byBytes(this.header.length, async () => {
      // Loaded where it runs: most runs do without the kernel and its threads.
      const { runBytes } = await import('./bytes/run-files.ts');
      const { ColumnSink } = await import('./bytes/column-sink.ts');
      const { rejections } = this;
      const makeSink = (width: number): BlockSink =>
        new ColumnSink({ plan, width, rejections }, take);
      return await runBytes(plan, this.#inputs, makeSink, this.#options);
    });
    if (stats !== undefined) return stats;
    const { readRecordColumns } = await import('./records/read-columns.ts');
    return await readRecordColumns(plan, this.rows(), take, this.#work());
  }

  async writeBinned(bins: BinPlan, sink: Sink): Promise<Stats> {
    const plan = { ...bins, ...this.format };
    const stats = await this.#byBytes(plan.layout.header.length, async () => {
      const { runBytes } = await import('./bytes/run-files.ts');
      const { CsvSink } = await import('./bytes/csv-sink.ts');
      const { rejections } = this;
      const makeSink = (width: number): BlockSink => new CsvSink({ plan, width, rejections }, sink);
      return await runBytes(plan, this.#inputs, makeSink, this.#options);
    });
    if (stats !== undefined) return featureStats(stats, plan);
    const { runRecords } = await import('./records/records.ts');
    return featureStats(await runRecords(plan, this.rows(), sink, this.#work()), plan);
  }

  /** Runs the bytes engine; undefined if the records engine must run: nothing is read or written then. */
  async #byBytes(width: number, run: () => Promise<ReadStats>): Promise<ReadStats | undefined> {
    if (this.engineFor(width) === 'records') return undefined;
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof KernelUnavailable)) throw error;
      this.#options.onFallback?.(error.message);
      return undefined;
    }
  }

  /** The rows as csv-parse has them. They can be walked once. */
  async *rows(): AsyncGenerator<RecordBlock> {
    for (const input of this.#inputs) input.release();
    yield* this.#first;
    yield* this.#table.blocks;
  }

  async close(): Promise<void> {
    await this.#table.close();
    await Promise.all(this.#inputs.map((input) => input.close()));
  }

  #work(): Pick<CsvOptions, 'signal'> & { readonly rejections: Rejections } {
    return { signal: this.#options.signal, rejections: this.rejections };
  }

  /**
   * True where a row may be nothing but its line ending: one column, without quotes. There the line
   * endings cannot stay as they are (a CR, an empty row, an LF would be one), so the records engine runs.
   */
  #isBare(width: number): boolean {
    return this.format.dialect.quote === null && width === 1;
  }
}

/** Reads blocks until there are rows enough to choose columns by; they are processed later. */
async function readSample(
  blocks: AsyncGenerator<RecordBlock>,
  rejections: Rejections,
): Promise<RecordBlock[]> {
  const sample: RecordBlock[] = [];
  let rows = 0;
  while (rows < SAMPLE_ROWS && sample.at(-1)?.failure === undefined) {
    const next = await blocks.next();
    if (next.done === true) break;
    const { records } = next.value;
    const good = goodRecords(records, rejections);
    sample.push(next.value);
    rows += good.length;
    if (rejections.isStrict && good.length < records.length) break;
  }
  return sample;
}

/** Fails where not even one row can be read: there is nothing to choose columns by. */
function throwFirstFault(blocks: readonly RecordBlock[]): void {
  for (const { records, failure } of blocks) {
    const error = records.find(({ fault }) => fault !== undefined)?.fault ?? failure;
    if (error !== undefined) throw error;
  }
}

/** The good records among some; those before the first bad one where a run fails at that. */
function goodRecords(
  records: readonly CsvRecord[],
  { isStrict }: Rejections,
): readonly CsvRecord[] {
  const bad = records.findIndex(({ fault }) => fault !== undefined);
  if (bad < 0) return records;
  return isStrict ? records.slice(0, bad) : records.filter(({ fault }) => fault === undefined);
}
