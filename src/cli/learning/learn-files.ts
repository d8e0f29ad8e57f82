import type { ReadStats } from '../../core/stats.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { CollectedTable } from '../../fit/collect/collected-table.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { Spec } from '../../spec/spec.ts';
import { type LearnRequest, learnRequestOf, type RawFitOptions } from '../options/learn-options.ts';
import { dialectOf, engineOf, threadsOf } from '../options/read-options.ts';
import { warnChanged } from '../report/changed.ts';
import { warn } from '../report/report.ts';
import { collectTable } from './collect-tables.ts';
import { fitSpec } from './learn-spec.ts';

/** Gathers what boundaries are learned from, from files. */
type TableGatherer = (
  open: (path: string) => ByteSource,
  refusals: Rejections,
) => Promise<CollectedTable>;

/** Learns a spec from files, and says what is not as it was asked for. */
export type SpecLearner = (
  open: (path: string) => ByteSource,
  refusals: Rejections,
) => Promise<Spec>;

/**
 * Understands the flags of a fit before anything is read.
 *
 * @throws DiscretizeError E_USAGE; from the fitter as `gatherTable` and `fitSpec`
 */
export function specLearner(flags: RawFitOptions, paths: readonly string[]): SpecLearner {
  const asked = learnRequestOf(flags);
  const gather = tableCollector(asked, { ...flags, quiet: true }, paths);
  return async (open, refusals) => learnAndReport(asked, await gather(open, refusals), flags);
}

/**
 * Understands the flags of the first half of a fit.
 *
 * @throws DiscretizeError E_USAGE; from the gatherer as `gatherTable`
 */
export function tableCollector(
  asked: LearnRequest,
  flags: RawFitOptions,
  paths: readonly string[],
): TableGatherer {
  const dialect = dialectOf(flags, paths);
  const run = { engine: engineOf(flags, dialect).name, threads: threadsOf(flags) };
  const onRead = (stats: ReadStats): void => {
    if (flags.quiet) return;
    // The warnings on what was learned report numbers that are too large; where nothing is learned, there are none.
    const learned = stats.columns.map((column) => ({ ...column, overflow: 0 }));
    warnChanged(stats, flags.partial ? stats.columns : learned, asked.read.spec);
  };
  return async (open, refusals) =>
    await collectTable(asked, paths.map(open), dialect, { ...run, rejections: refusals, onRead });
}

/**
 * The second half of a fit: learns a spec, and says what is not as it was asked for.
 *
 * @throws DiscretizeError as `fitSpec`
 */
export function learnAndReport(
  asked: LearnRequest,
  table: CollectedTable,
  { quiet }: RawFitOptions,
): Spec {
  const { spec, notes } = fitSpec(asked, table);
  if (!quiet) for (const note of notes) warn(note);
  return spec;
}
