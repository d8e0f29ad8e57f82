import type { ReadStats } from '../../core/stats.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { CollectedTable } from '../../fit/collect/collected-table.ts';
import { readSketchLines } from '../../io/documents/sketch-file.ts';
import { isReadOnce, nameOf } from '../../io/reading/input-name.ts';
import { makeSpool, type Spool } from '../../io/reading/spool.ts';
import { collectTable } from '../../jobs/collect-table.ts';
import type { FitRequest } from '../../jobs/fit-request.ts';
import { fitCollected } from '../../jobs/fit-spec.ts';
import type { PartFile } from '../../jobs/partial/read-parts.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Open } from '../options/delimiter.ts';
import { formatOfPaths } from '../options/file-format.ts';
import type { LearnedBins } from '../options/fit/learned-bins.ts';
import type { ReadOptions } from '../options/read-options.ts';
import { warn } from '../report/report.ts';
import type { ReportOptions } from '../report/run-messages.ts';
import { version } from '../version.ts';
import { startProgress } from './progress.ts';
import { silentRejections } from './rejections.ts';
import { type RunContext, withRun } from './run-context.ts';

/** The bins of a run, and the function that opens its files. */
export interface BinSource {
  readonly request: BinRequest;
  readonly open: Open;
}

/**
 * Fits the bins of a run to the files that the run bins next. A pipe is spooled to a temporary file for the second
 * read.
 *
 * @throws DiscretizeError E_FIT, and as a run does
 */
export async function fitFirst(
  run: RunContext,
  { fit, request }: LearnedBins,
  read: ReadOptions,
  report: ReportOptions,
): Promise<BinSource> {
  const open = await spoolInputs(run, read);
  const table = await withRun(async (learning) => {
    const watch = startProgress(learning, report.hasProgress, read.table.paths, '1/2 learning');
    const rejections = silentRejections(learning, read.rejections, report);
    return await collectFiles(fit, { ...read, open: (path) => watch(open(path)) }, { rejections });
  });
  return { request: { ...request, spec: learnSpec(fit, table, report) }, open };
}

/**
 * Collects the training data of a fit.
 *
 * @throws DiscretizeError as `collectTable`
 */
export async function collectFiles(
  request: FitRequest,
  { table, open, threads }: ReadOptions,
  options: {
    readonly rejections: Rejections;
    readonly onRead?: (stats: ReadStats) => void;
  },
): Promise<CollectedTable> {
  const sources = table.paths.map(open);
  const engine = table.engine.name;
  return await collectTable(request, sources, table.dialect, { engine, threads, ...options });
}

/** The files of `--partial`, with their lines. */
export function partFiles(paths: readonly string[]): PartFile[] {
  return paths.map((path) => ({ name: nameOf(path), lines: readSketchLines(path) }));
}

/**
 * Fits a spec, and warns of differences from the request, such as fewer bins.
 *
 * @throws DiscretizeError as `fitSpec`
 */
export function learnSpec(
  request: FitRequest,
  table: CollectedTable,
  { isQuiet }: ReportOptions,
): Spec {
  const { spec, warnings } = fitCollected(request, table, version());
  if (!isQuiet) for (const warning of warnings) warn(warning);
  return spec;
}

/** Spools the inputs that can be read only once, until the end of the run. */
async function spoolInputs(run: RunContext, { table, open }: ReadOptions): Promise<Open> {
  const once = new Set(table.paths.filter(isReadOnce));
  if (once.size > 0) run.handleSignals();
  const spools = new Map<string, Spool>();
  for (const path of once) {
    const spool = makeSpool(formatOfPaths([path]).name);
    run.onClose(() => spool.remove());
    spools.set(path, spool);
    await spool.take(open(path));
  }
  return (path) => spools.get(path)?.open() ?? open(path);
}
