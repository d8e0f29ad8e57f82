import type { Rejections } from '../../csv/table/rejections.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import type { InputTable } from '../../engine/table.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import type { ReadOptions } from '../options/read-options.ts';
import {
  engineRun,
  type ReportOptions,
  reportFallback,
  reportPlan,
} from '../report/run-messages.ts';
import { startProgress } from './progress.ts';
import { openRejections } from './rejections.ts';
import type { RunContext } from './run-context.ts';

/** The files of a table, opened in the order in which they are read, and the outcome of their bad rows. */
export interface OpenInput {
  readonly sources: readonly ByteSource[];
  readonly rejections: Rejections;
}

/**
 * Opens the files of a table that is read as a whole, with a meter of what is read.
 *
 * @param outputs the files that are written; `-` is standard output
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT
 */
export async function openInput(
  run: RunContext,
  read: ReadOptions,
  report: ReportOptions,
  outputs: readonly string[],
): Promise<OpenInput> {
  const { paths } = read.table;
  const others = { inputs: paths, outputs };
  const rejections = await openRejections(run, read.rejections, report, others);
  const watch = startProgress(run, report.hasProgress, paths);
  return { sources: paths.map((path) => watch(read.open(path))), rejections };
}

/** Which engine reads a table on how many threads, and what is reported of it. */
export interface EngineOptions {
  readonly engine: EngineName;
  readonly threads: number;
  readonly onPlan: (plan: ColumnPlan, table: InputTable, name: EngineName) => void;
  readonly onFallback: (reason: string) => void;
}

/** The engine that the options choose, with the reports of `--verbose`. */
export function engineOptions(
  { table, threads }: ReadOptions,
  report: ReportOptions,
): EngineOptions {
  return {
    engine: table.engine.name,
    threads,
    onPlan: (plan, opened, name) => reportPlan(plan, opened, engineRun(table.engine, name), report),
    onFallback: (reason) => reportFallback(reason, report),
  };
}
