import type { Stats } from '../core/stats.ts';
import type { Refusals } from '../csv/refusals.ts';
import type { GatheredTable } from '../fit/gathered-table.ts';
import type { ByteSource } from '../io/source.ts';
import type { Spec } from '../spec/spec.ts';
import { type FitRequest, type FitTyped, fitRequestOf } from './fit-request.ts';
import { fitSpec } from './fitting.ts';
import { gatherTable } from './gathering.ts';
import { warnMended } from './mended.ts';
import { warn } from './report.ts';
import { dialectOf, engineOf, threadsOf } from './request.ts';

/** Gathers what boundaries are learned from, from files. */
type TableGatherer = (
  open: (path: string) => ByteSource,
  refusals: Refusals,
) => Promise<GatheredTable>;

/** Learns a spec from files, and says what is not as it was asked for. */
export type Fitter = (open: (path: string) => ByteSource, refusals: Refusals) => Promise<Spec>;

/**
 * Understands the flags of a fit before anything is read.
 *
 * @throws DiscretizeError E_USAGE; from the fitter as `gatherTable` and `fitSpec`
 */
export function fitterOf(flags: FitTyped, paths: readonly string[]): Fitter {
  const asked = fitRequestOf(flags);
  const gather = tableGathererOf(asked, { ...flags, quiet: true }, paths);
  return async (open, refusals) => fitAloud(asked, await gather(open, refusals), flags);
}

/**
 * Understands the flags of the first half of a fit.
 *
 * @throws DiscretizeError E_USAGE; from the gatherer as `gatherTable`
 */
export function tableGathererOf(
  asked: FitRequest,
  flags: FitTyped,
  paths: readonly string[],
): TableGatherer {
  const dialect = dialectOf(flags, paths);
  const run = { engine: engineOf(flags, dialect).name, threads: threadsOf(flags) };
  const onRead = ({ mended }: Stats): void => {
    if (!flags.quiet) warnMended(mended);
  };
  return async (open, refusals) =>
    await gatherTable(asked, paths.map(open), dialect, { ...run, refusals, onRead });
}

/**
 * The second half of a fit: learns a spec, and says what is not as it was asked for.
 *
 * @throws DiscretizeError as `fitSpec`
 */
export function fitAloud(asked: FitRequest, table: GatheredTable, { quiet }: FitTyped): Spec {
  const { spec, notes } = fitSpec(asked, table);
  if (!quiet) for (const note of notes) warn(note);
  return spec;
}
