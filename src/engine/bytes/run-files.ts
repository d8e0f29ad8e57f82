import type { ReadStats } from '../../core/stats.ts';
import { checkSameHeader } from '../../csv/table/same-header.ts';
import { type Opened, openTableSource } from '../../csv/table/table-source.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import type { ByteInput } from './reader.ts';
import { BytesRun, type WorkOptions } from './run.ts';
import type { BlockSink } from './sink.ts';

/**
 * Runs the bytes engine over files, one after the other.
 *
 * @param makeSink makes the sink of the results for records of a width
 * @throws DiscretizeError as the records engine
 */
export async function runBytes(
  plan: CsvReadPlan,
  inputs: readonly ByteInput[],
  makeSink: (width: number) => BlockSink,
  options: WorkOptions,
): Promise<ReadStats> {
  const { dialect } = plan;
  let first: Opened | undefined;
  let sink: BlockSink | undefined;
  let run: BytesRun | undefined;
  let isDone = false;
  try {
    for (const input of inputs) {
      const opened = await openTableSource(input.ahead, dialect);
      await opened.close();
      if (opened.first.length === 0) continue;
      if (first !== undefined) checkSameHeader(first, opened, dialect);
      const width = opened.first.length;
      sink ??= makeSink(width);
      run ??= new BytesRun(plan, width, sink, options);
      await runFile(run, input, opened, first === undefined);
      first ??= opened;
    }
    isDone = true;
  } finally {
    // Idle threads may end while this thread continues; busy threads still use files that are closed next.
    const closing = run?.close();
    if (!isDone) await closing;
  }
  return (sink as BlockSink).stats;
}

/** Runs the bytes engine over a file: its header, then its rows. */
async function runFile(
  run: BytesRun,
  input: ByteInput,
  { lead, head: place, first }: Opened,
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
