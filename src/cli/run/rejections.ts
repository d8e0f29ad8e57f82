import { REJECTS_HEADER, rejectLine } from '../../csv/table/reject-line.ts';
import { type BadRow, type BadRun, Rejections } from '../../csv/table/rejections.ts';
import type { ByteSink } from '../../io/byte-sink.ts';
import { openOutput } from '../../io/writing/sink.ts';
import type { RejectionPolicy } from '../options/read-options.ts';
import { escapedSink } from '../output/print.ts';
import { RejectedReport } from '../report/rejected-report.ts';
import type { ReportOptions } from '../report/run-messages.ts';
import { checkDistinctPaths } from './outputs.ts';
import { isAboutRejected, type RunContext } from './run-context.ts';

/** The other files of a run. */
export interface OtherFiles {
  /** All input files, specs and baselines among them. */
  readonly inputs: readonly string[];
  /** The output files that are not inputs; `-` is standard output. */
  readonly outputs: readonly string[];
}

/**
 * Opens the outcome of the bad rows of a run. If the policy rejects them, they are written to the file of `--rejects`
 * and reported on standard error.
 *
 * @throws DiscretizeError E_USAGE, E_OUTPUT
 */
export async function openRejections(
  run: RunContext,
  { isStrict, limit, path }: RejectionPolicy,
  { isQuiet }: ReportOptions,
  others: OtherFiles,
): Promise<Rejections> {
  if (isStrict) return new Rejections(undefined);
  const file = path === undefined ? undefined : await openRejects(run, path, others);
  const report = new RejectedReport();
  run.onEnd(async (error) => {
    const isKept = error === undefined || isAboutRejected(error);
    let shown: string | undefined;
    try {
      if (isKept) await file?.end();
      if (isKept) shown = path;
    } finally {
      report.end(shown);
    }
  });
  return new Rejections({ limit, ...handlers(isQuiet ? undefined : report, file) });
}

/** The outcome of bad rows in the first of two passes: they are reported only if this pass fails. */
export function silentRejections(
  run: RunContext,
  { isStrict }: RejectionPolicy,
  { isQuiet }: ReportOptions,
): Rejections {
  if (isStrict) return new Rejections(undefined);
  const report = new RejectedReport(true);
  run.onEnd((error) => {
    if (error !== undefined && !isQuiet) report.end(undefined);
  });
  return new Rejections({ limit: Number.POSITIVE_INFINITY, ...handlers(report, undefined) });
}

/** The handlers of rejected rows: they add rows to a report and to a file. */
function handlers(report: RejectedReport | undefined, file: RejectsFile | undefined) {
  return {
    take: (row: BadRow): Promise<void> | undefined => {
      report?.add(row);
      return file?.add(row);
    },
    takeRun: (run: BadRun): Promise<void> | undefined => {
      report?.addRun(run);
      return file?.addRun(run);
    },
  };
}

async function openRejects(
  run: RunContext,
  path: string,
  { inputs, outputs }: OtherFiles,
): Promise<RejectsFile> {
  for (const output of outputs) await checkDistinctPaths(output, path, '--rejects');
  const sink = await run.keep(path, openOutput(path, inputs), true);
  return new RejectsFile(escapedSink(path, sink));
}

/** The number of buffered bytes to write at once. */
const ENOUGH = 64 * 1024;

/** The file of rejected rows, with a buffer. */
class RejectsFile {
  readonly #sink: ByteSink;
  /** A byte string. */
  #lines: string = REJECTS_HEADER;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** Adds a row. @returns the pending write, if there is one */
  add(row: BadRow): Promise<void> | undefined {
    this.#lines += rejectLine(row);
    return this.#lines.length >= ENOUGH ? this.end() : undefined;
  }

  /** Adds many rows. */
  async addRun(run: BadRun): Promise<void> {
    await this.end();
    for (const lines of run.lines()) await this.#sink.write(lines);
  }

  /** Writes the rest of the buffer. */
  async end(): Promise<void> {
    const lines = this.#lines;
    this.#lines = '';
    if (lines !== '') await this.#sink.write(Buffer.from(lines, 'latin1'));
  }
}
