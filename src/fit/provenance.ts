import { columnType } from '../column-types/registry.ts';
import type { FitRecord } from '../spec/spec.ts';
import type { CollectedList } from './collect/collected-table.ts';
import type { Learned, LearnOptions } from './learn.ts';
import { parameterRecord } from './strategies/parameters.ts';
import { STRATEGIES } from './strategies/registry.ts';

/**
 * What a spec records of how a list was learned. It is never read when the spec is applied.
 *
 * @param rows how many rows were read
 * @param version the tool's, where it is known
 */
export function provenanceOf(
  list: CollectedList & { readonly learnOptions: LearnOptions },
  { bins, counts, isExact, rankError, parameters, rounding, rankMoved }: Learned,
  rows: number,
  version: string | undefined,
): FitRecord {
  const { learnOptions, collector, special, invalid, overflow, type } = list;
  const { missing, least, greatest, weight, negativeInfinities, positiveInfinities } =
    collector.seen;
  const made = type && columnType(type);
  const stored = (value: number): number | string => made?.storedBoundary(value) ?? value;
  const infinite = negativeInfinities + positiveInfinities;
  return {
    strategy: learnOptions.strategy,
    ...(learnOptions.compat !== undefined && { compat: learnOptions.compat }),
    ...parameterRecord(STRATEGIES[learnOptions.strategy].parameters, parameters),
    round: rounding.kind,
    ...(rounding.kind === 'nice' && { round_share: rounding.share }),
    ...(rankMoved !== undefined && rankMoved > 0 && { rank_moved: rankMoved }),
    ...(!STRATEGIES[learnOptions.strategy].countsBins && {
      bins_asked: learnOptions.bins,
      ...(bins !== learnOptions.bins && { bins_by_rule: bins }),
    }),
    bins: counts.length,
    rows,
    missing,
    invalid,
    ...(infinite > 0 && { infinite }),
    ...(overflow > 0 && { overflow }),
    ...(collector.weighted && { weight }),
    ...(least <= greatest && { min: stored(least), max: stored(greatest) }),
    counts: [...counts],
    ...(special !== undefined && { special_counts: [...special.counts] }),
    ...(!isExact && { exact: false }),
    ...(rankError > 0 && { rank_error: rankError, confidence: 0.99 }),
    ...(version !== undefined && { version }),
  };
}
