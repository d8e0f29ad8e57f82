import type { Stats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { CsvRecord, RecordBlock } from '../csv/records/record-block.ts';
import { Rejections } from '../csv/table/rejections.ts';
import { openTable, type Table } from '../csv/table/table.ts';
import { needsChoice } from '../plan/assign.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Request } from '../plan/request.ts';
import { ByteInput } from './bytes/reader.ts';
import type { WorkOptions } from './bytes/run.ts';
import { type EngineName, KernelUnavailable } from './choose-engine.ts';

/** A table that is open and planned. */
export interface Planned {
  readonly plan: Plan;
  /** What the records engine reads; undefined where the bytes engine runs. */
  readonly blocks: AsyncIterable<RecordBlock> | undefined;
  /** What the bytes engine reads. */
  readonly inputs: readonly ByteInput[];
  /** What becomes of bad rows. */
  readonly refusals: Rejections;
}

/** What a run did. */
export interface Applied {
  readonly plan: Plan;
  readonly stats: Stats;
}

/** How a run is done, and what can be watched or stopped while it goes on. */
export interface RunOptions extends WorkOptions {
  readonly engine: EngineName;
  /** What becomes of bad rows; the first one ends the run, if nothing is said. */
  readonly refusals?: Rejections | undefined;
  /** Told the plan, and the engine that runs, before the first byte is written. */
  readonly onPlan?: ((plan: Plan, table: Table, engine: EngineName) => void) | undefined;
  /** Told why the records engine takes the place of the bytes engine, before the first byte is written. */
  readonly onFallback?: ((reason: string) => void) | undefined;
}

/**
 * Opens the sources as one table, chooses columns where none are named, and plans; closes them all when
 * the work is done.
 *
 * @param work does what is wanted of the rows, and counts
 * @returns what was planned and counted; undefined for an input without a single record
 */
export async function withTable(
  request: Request,
  sources: readonly Source[],
  dialect: Dialect,
  options: RunOptions,
  work: (planned: Planned) => Promise<Stats>,
): Promise<Applied | undefined> {
  options.signal?.throwIfAborted();
  const isAhead = options.engine === 'bytes';
  const inputs = isAhead ? sources.map((source) => new ByteInput(source)) : [];
  const refusals = options.refusals ?? new Rejections(undefined);
  let table: Table | undefined;
  try {
    table = await openTable(isAhead ? inputs.map(({ ahead }) => ahead) : sources, dialect);
    if (table.firstFields.length === 0) return undefined;
    const first = needsChoice(request) ? await readSample(table.blocks, refusals) : [];
    const sample = first.flatMap(({ records }) => goodOnes(records, refusals));
    const plan = makePlan(request, table, sample, dialect);
    const engine = isAhead && !isBare(plan) ? 'bytes' : 'records';
    options.onPlan?.(plan, table, engine);
    const planned = { plan, inputs, refusals };
    if (engine === 'bytes') {
      try {
        return { plan, stats: await work({ ...planned, blocks: undefined }) };
      } catch (error) {
        if (!(error instanceof KernelUnavailable)) throw error;
        options.onFallback?.(error.message);
      }
    }
    for (const input of inputs) input.release();
    return { plan, stats: await work({ ...planned, blocks: chain(first, table.blocks) }) };
  } finally {
    await table?.close();
    await Promise.all(inputs.map((input) => input.close()));
  }
}

/**
 * True where a row may be nothing but its line end: one column, without quotes. There the line ends
 * cannot stay as they are (a CR, an empty row, an LF would be one line end), so the records engine runs.
 */
function isBare({ dialect, layout }: Plan): boolean {
  return dialect.quote === null && layout.header.length === 1;
}

/** Reads blocks until there are rows enough to choose columns by; they are processed later. */
async function readSample(
  blocks: AsyncGenerator<RecordBlock>,
  refusals: Rejections,
): Promise<RecordBlock[]> {
  const sample: RecordBlock[] = [];
  let rows = 0;
  while (rows < SAMPLE_ROWS && sample.at(-1)?.failure === undefined) {
    const next = await blocks.next();
    if (next.done === true) break;
    const { records } = next.value;
    const good = goodOnes(records, refusals);
    sample.push(next.value);
    rows += good.length;
    if (refusals.isStrict && good.length < records.length) break;
  }
  return sample;
}

/** The good records among some; those before the first bad one where a run ends with that. */
function goodOnes(records: readonly CsvRecord[], { isStrict }: Rejections): readonly CsvRecord[] {
  const bad = records.findIndex(({ fault }) => fault !== undefined);
  if (bad < 0) return records;
  return isStrict ? records.slice(0, bad) : records.filter(({ fault }) => fault === undefined);
}

async function* chain(
  first: readonly RecordBlock[],
  rest: AsyncGenerator<RecordBlock>,
): AsyncGenerator<RecordBlock> {
  yield* first;
  yield* rest;
}
