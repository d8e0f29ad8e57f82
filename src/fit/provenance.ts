import { columnType } from '../column-types/registry.ts';
import type { FitRecord } from '../spec/spec.ts';
import type { CollectedList } from './collect/collected-table.ts';
import type { Learned, LearnOptions } from './learn.ts';
import { parameterRecord } from './strategies/parameters.ts';
import { STRATEGIES } from './strategies/registry.ts';

/**
 * The fit record of a list in a spec: the request, the counts of the training data, and the quality of the result.
 * It does not affect the application of the spec.
 *
 * @param rows the number of rows read
 * @param version the version of the program, if known
 */
export function provenanceOf(
  list: CollectedList & { readonly learnOptions: LearnOptions },
  learned: Learned,
  rows: number,
  version: string | undefined,
): FitRecord {
  const { collector, special, invalid, overflow } = list;
  const { missing, weight, negativeInfinities, positiveInfinities } = collector.seen;
  const { counts, isExact, rankError } = learned;
  const infinite = negativeInfinities + positiveInfinities;
  return {
    ...choicesOf(list.learnOptions, learned),
    bins: counts.length,
    rows,
    missing,
    invalid,
    ...(infinite > 0 && { infinite }),
    ...(overflow > 0 && { overflow }),
    ...(collector.weighted && { weight }),
    ...extentOf(list),
    counts: [...counts],
    ...(special !== undefined && { special_counts: [...special.counts] }),
    ...(!isExact && { exact: false }),
    ...(rankError > 0 && { rank_error: rankError, confidence: 0.99 }),
    ...(version !== undefined && { version }),
  };
}

/** The strategy with its parameters, the rounding, and the requested number of bins. */
function choicesOf(
  { strategy, compat, bins: asked }: LearnOptions,
  { bins, parameters, rounding, rankMoved }: Learned,
): FitRecord {
  const { parameters: own, countsBins } = STRATEGIES[strategy];
  return {
    strategy,
    ...(compat !== undefined && { compat }),
    ...parameterRecord(own, parameters),
    round: rounding.kind,
    ...(rounding.kind === 'nice' && { round_share: rounding.share }),
    ...(rankMoved !== undefined && rankMoved > 0 && { rank_moved: rankMoved }),
    ...(!countsBins && { bins_asked: asked, ...(bins !== asked && { bins_by_rule: bins }) }),
  };
}

/** The least and the greatest value as in a spec; empty without values. */
function extentOf({ collector, type }: CollectedList): FitRecord {
  const { least, greatest } = collector.seen;
  if (least > greatest) return {};
  const made = type && columnType(type);
  const stored = (value: number): number | string => made?.storedBoundary(value) ?? value;
  return { min: stored(least), max: stored(greatest) };
}
