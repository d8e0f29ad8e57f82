import type { Bins } from '../criterion/bins.ts';
import { optima, preferred, type ShapeOptimum } from '../exact/optimum.ts';
import type { Limits, Objective, Shape, TargetOptions } from '../options.ts';

/** A change of the settings that is feasible, and the bins that it gives. */
export interface Alternative {
  readonly change: LimitChange;
  readonly bins: number;
  /** The objective. */
  readonly value: number;
}

/** Changed settings; the others stay. */
export type LimitChange = Partial<Limits> & {
  readonly trend?: Shape;
  readonly bins?: number;
  readonly minBins?: number;
  readonly fixed?: readonly number[];
  readonly objective?: Objective;
};

/** The best bins under changed settings; undefined if there are none. */
export function optimumUnder(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
  change: LimitChange,
): ShapeOptimum | undefined {
  const { trend, bins: most, minBins, objective, fixed: others, ...limits } = change;
  const changed: TargetOptions = {
    ...options,
    limits: { ...options.limits, ...limits },
    trend: trend ?? options.trend,
    objective: objective ?? options.objective,
    bins: most ?? options.bins,
    minBins: minBins ?? options.minBins,
  };
  return preferred(optima(bins, changed, others === undefined ? fixed : []));
}

/** A change with the bins that it gives; empty if it is not feasible. */
export function tried(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
  change: LimitChange,
): Alternative[] {
  const found = optimumUnder(bins, options, fixed, change);
  if (found === undefined) return [];
  const count = found.cuts.length + 1;
  return [
    {
      change: change.bins === undefined ? change : { ...change, bins: count },
      bins: count,
      value: found.value,
    },
  ];
}
