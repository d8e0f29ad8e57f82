import type { Stats } from '../core/stats.ts';
import type { RecordBlock } from '../csv/block.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { openTable, type Table } from '../csv/table.ts';
import { needsChoice } from '../plan/assign.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Request } from '../plan/request.ts';
import { runRecords, type Sink } from './records.ts';

/** What a run did. */
export interface Applied {
  readonly plan: Plan;
  readonly stats: Stats;
}

/** What can be watched or stopped while a run goes on. */
export interface RunOptions {
  /** Stops the run. */
  readonly signal?: AbortSignal | undefined;
  /** Told the plan before the first byte is written. */
  readonly onPlan?: ((plan: Plan, table: Table) => void) | undefined;
}

/**
 * The main job: reads the sources as one table, plans, and writes the table with its columns bucketed.
 * Bytes go to the sink as they are made; memory does not grow with the input.
 *
 * @param sources at least one
 * @returns what was planned and counted; undefined for an input without a single record
 * @throws DiscretizeError for all that can be wrong with input and request; AbortError by the signal
 */
export async function apply(
  request: Request,
  sources: readonly Source[],
  dialect: Dialect,
  sink: Sink,
  { signal, onPlan }: RunOptions = {},
): Promise<Applied | undefined> {
  signal?.throwIfAborted();
  const table = await openTable(sources, dialect);
  try {
    return await applyTo(request, table, dialect, sink, { signal, onPlan });
  } finally {
    await table.close();
  }
}

async function applyTo(
  request: Request,
  table: Table,
  dialect: Dialect,
  sink: Sink,
  { signal, onPlan }: RunOptions,
): Promise<Applied | undefined> {
  if (table.firstFields.length === 0) return undefined;
  const first = needsChoice(request) ? await readSample(table.blocks) : [];
  const plan = makePlan(
    request,
    table,
    first.flatMap(({ records }) => records),
    dialect,
  );
  onPlan?.(plan, table);
  const stats = await runRecords(plan, chain(first, table.blocks), sink, signal);
  return { plan, stats };
}

/** Reads blocks until there are rows enough to choose columns by; they are processed later. */
async function readSample(blocks: AsyncGenerator<RecordBlock>): Promise<RecordBlock[]> {
  const sample: RecordBlock[] = [];
  let rows = 0;
  while (rows < SAMPLE_ROWS && sample.at(-1)?.failure === undefined) {
    const next = await blocks.next();
    if (next.done === true) break;
    sample.push(next.value);
    rows += next.value.records.length;
  }
  return sample;
}

async function* chain(
  first: readonly RecordBlock[],
  rest: AsyncGenerator<RecordBlock>,
): AsyncGenerator<RecordBlock> {
  yield* first;
  yield* rest;
}
