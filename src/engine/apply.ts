import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { Request } from '../plan/request.ts';
import { type Applied, type RunOptions, withTable } from './open-table.ts';
import { runRecords, type Sink } from './records/records.ts';

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
  options: RunOptions,
): Promise<Applied | undefined> {
  return await withTable(request, sources, dialect, options, async (planned) => {
    const { plan, blocks, inputs, refusals } = planned;
    if (blocks !== undefined) {
      return await runRecords(plan, blocks, sink, { ...options, refusals });
    }
    // Loaded where it runs: most runs do without the kernel and its threads.
    const { runBytes } = await import('./bytes/run-files.ts');
    const { CsvSink } = await import('./bytes/csv-sink.ts');
    return await runBytes(
      plan,
      inputs,
      (width) => new CsvSink({ plan, width, refusals }, sink),
      options,
    );
  });
}
