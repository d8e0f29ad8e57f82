import type { ReadStats } from '../../core/stats.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { checkSameHeader } from '../../csv/table/same-header.ts';
import type { TableHead } from '../../csv/table/table.ts';
import { openTableSource } from '../../csv/table/table-source.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import type { ByteInput } from './reader.ts';
import { BytesRun, type WorkOptions } from './run.ts';
import type { BlockSink } from './sink.ts';

/** The files of a table that is open: they were read as far as its head. */
export interface TableFiles {
  readonly inputs: readonly ByteInput[];
  readonly head: TableHead;
}

/**
 * Runs the bytes engine over files, one after the other.
 *
 * @param makeSink makes the sink of the results for records of a width
 * @throws DiscretizeError as the records engine
 */
export async function runBytes(
  plan: CsvReadPlan,
  { inputs, head: { opened: first, index } }: TableFiles,
  makeSink: (width: number) => BlockSink,
  options: WorkOptions,
): Promise<ReadStats> {
  const { dialect } = plan;
  const width = first.first.length;
  const sink = makeSink(width);
  let run: BytesRun | undefined;
  let isDone = false;
  try {
    for (const [i, input] of inputs.slice(index).entries()) {
      const opened = i === 0 ? first : await nextHead(input, first, dialect);
      if (opened === undefined) continue;
      run ??= new BytesRun(plan, width, sink, options);
      await runFile(run, input, opened, i === 0);
    }
    isDone = true;
  } finally {
    // Idle threads may end while this thread continues; busy threads still use files that are closed next.
    const closing = run?.close();
    if (!isDone) await closing;
  }
  return sink.stats;
}

/**
 * The head of a file after the first one.
 *
 * @returns undefined for a file without a record
 * @throws DiscretizeError E_HEADER_MISMATCH
 */
async function nextHead(
  input: ByteInput,
  first: TableHead['opened'],
  dialect: Dialect,
): Promise<TableHead['opened'] | undefined> {
  const opened = await openTableSource(input.ahead, dialect);
  await opened.close();
  if (opened.first.length === 0) return undefined;
  checkSameHeader(first, opened, dialect);
  return opened;
}

/** Runs the bytes engine over a file: its header, then its rows. */
async function runFile(
  run: BytesRun,
  input: ByteInput,
  { lead, head: place, first }: TableHead['opened'],
  isFirst: boolean,
): Promise<void> {
  await input.skip(lead);
  const bytes = Buffer.alloc(place.end);
  await input.fill(bytes);
  const head = { bytes, place, isFirst, width: first.length };
  await run.file({ input, head, at: { line: place.rowsLine, offset: lead + place.end } });
  // There may be more inputs than file descriptors.
  await input.close();
}
