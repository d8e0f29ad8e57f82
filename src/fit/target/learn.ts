import { DiscretizeError } from '../../core/errors/error.ts';
import { boundaryBetween, fixedBoundaries } from './boundaries.ts';
import { type Bins, tableBins, worthOf } from './criterion/bins.ts';
import { optima, preferred, type ShapeOptimum } from './exact/optimum.ts';
import { alternatives } from './feasible/alternatives.ts';
import type { Alternative } from './feasible/change.ts';
import type { Objective, Shape, TargetOptions, TargetSettings, TargetStrategy } from './options.ts';
import { type Binding, bindingLimits } from './report/binding.ts';
import { resolveTargetOptions } from './resolve.ts';
import { TARGET_STRATEGIES } from './strategies/registry.ts';
import { type TargetTable, upperOf } from './table.ts';
import { inSingle, sklearnThresholds } from './tree/sklearn.ts';

/** The method by which boundaries were chosen, and its optimum. */
interface How {
  readonly strategy: TargetStrategy;
  readonly objective: Objective;
  /** The requested or chosen shape; undefined for strategies without shapes. */
  readonly shape: Shape | undefined;
  /** The objective: the sum over the bins. */
  readonly value: number;
  /** The objective of one bin with all rows. */
  readonly base: number;
  readonly candidates: number;
  /** True if no other boundaries would have a greater value under the limits. */
  readonly isExact: boolean;
  /** The shapes that were searched. */
  readonly tried: readonly Alternative[];
  /** The binding limits: they keep a boundary from moving, or a bin from being divided. */
  readonly binding: readonly Binding[];
  /** Changes that would give more bins, if there is only one. */
  readonly alternatives: readonly Alternative[];
}

/** Boundaries learned with a target. */
export interface TargetLearned {
  readonly kind: 'learned';
  /** Finite and strictly increasing; empty for one bin. */
  readonly boundaries: readonly number[];
  /** The sums of the table's columns in each bin, in the order of `sumColumnsOf`. */
  readonly bins: readonly (readonly number[])[];
  readonly how: How;
  readonly options: TargetOptions;
}

/** Infeasible settings, and feasible alternatives. */
export interface Infeasible {
  readonly kind: 'infeasible';
  /** Changes that are feasible: single ones, or several limits together if no single one gives more bins. */
  readonly alternatives: readonly Alternative[];
  readonly options: TargetOptions;
}

/**
 * Learns boundaries that predict a target.
 *
 * @param aggregated clean rows: neither special nor missing
 * @throws DiscretizeError E_FIT for no rows, a target with one class, and a fixed boundary that leaves a bin empty;
 *   E_USAGE for settings that exclude one another
 */
export function learnWithTarget(
  aggregated: TargetTable,
  settings: TargetSettings,
): TargetLearned | Infeasible {
  const options = resolveTargetOptions(settings, aggregated);
  const table = options.precision === 'float32' ? inSingle(aggregated) : aggregated;
  checkTarget(table, options);
  const bins = tableBins(table, options.trendClass);
  const { splits: splitsOf } = TARGET_STRATEGIES[options.strategy];
  if (splitsOf === undefined) return learnOptimal(bins, options);
  if (options.isSklearn) return learnAsSklearn(bins, options);
  const splits = splitsOf(bins, options);
  return learned(bins, options, splits, boundariesAt(bins, options, splits), {});
}

/** Learns the partition with the greatest objective under the limits. */
function learnOptimal(bins: Bins, options: TargetOptions): TargetLearned | Infeasible {
  const fixed = fixedBoundaries(options.fixed, bins.table.values, options);
  const places = fixed.map(({ index }) => index);
  const found = optima(bins, options, places);
  const best = preferred(found);
  if (best === undefined) {
    return { kind: 'infeasible', alternatives: alternatives(bins, options, places), options };
  }
  const numbers = boundariesAt(bins, options, best.cuts).map((boundary, i) => {
    const same = fixed.find(({ index }) => index === best.cuts[i]);
    return same?.boundary ?? boundary;
  });
  const others = best.cuts.length === 0 ? alternatives(bins, options, places) : [];
  return learned(bins, options, best.cuts, numbers, {
    shape: best.shape,
    candidates: best.candidates,
    isExact: best.isExact && bins.table.upper === undefined,
    tried: found.map(triedShape),
    binding: bindingLimits(bins, options, best.cuts),
    alternatives: others.filter((one) => one.bins > 1),
  });
}

function triedShape({ shape, cuts, value }: ShapeOptimum): Alternative {
  return { change: { trend: shape }, bins: cuts.length + 1, value };
}

/** Learns scikit-learn's boundaries, to the bit; they compare values as float32, closed right. */
function learnAsSklearn(bins: Bins, options: TargetOptions): TargetLearned {
  const { objective, bins: leaves, limits } = options;
  const { minWeight } = limits;
  const thresholds = sklearnThresholds(bins.table, { objective, leaves, minWeight });
  const single = tableBins(inSingle(bins.table));
  const splits = thresholds.map((t) => single.table.values.findIndex((value) => value > t));
  return learned(single, options, splits, thresholds, {});
}

function boundariesAt(
  { table }: Bins,
  options: TargetOptions,
  splits: readonly number[],
): number[] {
  const { values } = table;
  const upper = upperOf(table);
  return splits.map((at) =>
    boundaryBetween(upper[at - 1] as number, values[at] as number, options),
  );
}

function learned(
  bins: Bins,
  options: TargetOptions,
  splits: readonly number[],
  boundaries: readonly number[],
  how: Partial<How>,
): TargetLearned {
  const { strategy, objective } = options;
  const worth = worthOf(bins, objective);
  const ends = [...splits, bins.size];
  const sums = ends.map((to, i) =>
    bins.before.map((column) => (column[to] as number) - (column[splits[i - 1] ?? 0] as number)),
  );
  const value = ends.reduce((sum, to, i) => sum + worth(splits[i - 1] ?? 0, to), 0);
  const base = worth(0, bins.size);
  const plain = { candidates: bins.size - 1, isExact: false, tried: [], binding: [] };
  return {
    kind: 'learned',
    boundaries,
    bins: sums,
    options,
    how: { strategy, objective, shape: undefined, value, base, ...plain, alternatives: [], ...how },
  };
}

function checkTarget(table: TargetTable, { strategy }: TargetOptions): void {
  if (table.values.length === 0) throw unfit('cannot fit boundaries: no rows with a target');
  if (table.kind === 'continuous') {
    if (!TARGET_STRATEGIES[strategy].needsClasses) return;
    const hint = 'use strategy optimal or tree';
    throw new DiscretizeError('E_USAGE', `cannot use strategy ${strategy} with a numeric target`, {
      hint,
    });
  }
  const counts =
    table.kind === 'classes'
      ? table.counts.map((count) => count.some((weight) => weight > 0))
      : [
          table.events.some((weight) => weight > 0),
          table.events.some((weight, i) => weight < (table.weights[i] as number)),
        ];
  if (counts.filter(Boolean).length < 2)
    throw unfit('cannot fit boundaries: the target has 1 class');
}

function unfit(message: string): DiscretizeError {
  return new DiscretizeError('E_FIT', message, {
    expected: 'rows of at least 2 classes, or numbers',
    hint: 'check the target column and the value of the event',
  });
}
