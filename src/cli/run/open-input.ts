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
import { type Meter, startProgress } from './progress.ts';
import { type OtherFiles, openRejections } from './rejections.ts';
import type { RunContext } from './run-context.ts';

/** The sources of a table, in reading order, and the outcome of its bad rows. */
export interface OpenInput {
  readonly sources: readonly ByteSource[];
  readonly rejections: Rejections;
}

/**
 * Opens the files of one table, with a progress meter.
 *
 * @param files all other files of the run
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT
 */
export async function openInput(
  run: RunContext,
  read: ReadOptions,
  report: ReportOptions,
  files: OtherFiles,
): Promise<OpenInput> {
  const { rejections, watch } = await openRun(run, [read], report, files);
  return { sources: sourcesOf(read, watch), rejections };
}

/** The outcome of bad rows, and the progress meter; the tables of a run share both. */
export interface OpenRun {
  readonly rejections: Rejections;
  readonly watch: Meter['watch'];
}

/**
 * Opens the outcome of bad rows and the progress meter of a run.
 *
 * @param tables at least one; the policy for bad rows is the same for all
 * @throws DiscretizeError E_USAGE, E_OUTPUT
 */
export async function openRun(
  run: RunContext,
  tables: readonly [ReadOptions, ...ReadOptions[]],
  report: ReportOptions,
  files: OtherFiles,
): Promise<OpenRun> {
  const rejections = await openRejections(run, tables[0].rejections, report, files);
  const paths = tables.flatMap(({ table }) => table.paths);
  return { rejections, watch: startProgress(run, report.hasProgress, paths) };
}

/** The sources of a table, counted by a meter. */
export function sourcesOf(
  { table, open }: Pick<ReadOptions, 'table' | 'open'>,
  watch: Meter['watch'],
): readonly ByteSource[] {
  return table.paths.map((path) => watch(open(path)));
}

/** The engine of a table, its number of threads, and its reports. */
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
