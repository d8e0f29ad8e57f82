import type { Bins } from '../criterion/bins.ts';
import type { Limits, Shape, TargetOptions } from '../options.ts';
import { optima, preferred } from './optimum.ts';

/** A change of the wishes that is feasible, and what it would have. */
export interface Alternative {
  readonly change: Change;
  readonly bins: number;
  /** The objective. */
  readonly value: number;
}

/** Other wishes; the rest stays as it was asked. */
type Change = Partial<Limits> & {
  readonly trend?: Shape;
  readonly bins?: number;
  readonly minBins?: number;
  readonly fixed?: readonly number[];
};

/** Bins enough for any wish. */
const MANY = 50;

/** The single changes that make infeasible wishes feasible. */
export function alternatives(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
): Alternative[] {
  const { limits, minBins } = options;
  const changes: Change[] = [
    ...(options.bins < MANY ? [{ bins: MANY }] : []),
    ...(minBins > 1 ? [{ minBins: 1 }] : []),
    ...(limits.minWeight > 0 ? [{ minWeight: 0 }] : []),
    ...(limits.maxWeight < Number.POSITIVE_INFINITY
      ? [{ maxWeight: Number.POSITIVE_INFINITY }]
      : []),
    ...(limits.minEvents > 0 ? [{ minEvents: fewestOf(bins, fixed) }] : []),
    ...(limits.minDifference > 0 ? [{ minDifference: 0 }] : []),
    ...(limits.maxP < 1 ? [{ maxP: 1 }] : []),
    ...(fixed.length > 0 ? [{ fixed: [] }] : []),
  ];
  const others = otherShapes(bins, options, fixed);
  return [...changes.flatMap((change) => tried(bins, options, fixed, change)), ...others];
}

/** What the other shapes would have. */
export function otherShapes(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
): Alternative[] {
  if (options.trend === 'none' || options.trend === 'auto') return [];
  const shapes = (['ascending', 'descending', 'peak', 'valley', 'none'] as const).filter(
    (shape) => shape !== options.trend,
  );
  return optima(bins, options, fixed, shapes).map(({ shape, cuts, value }) => ({
    change: { trend: shape },
    bins: cuts.length + 1,
    value,
  }));
}

/** The weight of the rarest class in the bins between fixed boundaries. */
function fewestOf({ size, fewest }: Bins, fixed: readonly number[]): number {
  const ends = [...fixed, size];
  return Math.min(...ends.map((to, i) => fewest(fixed[i - 1] ?? 0, to)));
}

function tried(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
  change: Change,
): Alternative[] {
  const { trend, bins: most, minBins, fixed: others, ...limits } = change;
  const changed: TargetOptions = {
    ...options,
    limits: { ...options.limits, ...limits },
    trend: trend ?? options.trend,
    bins: most ?? options.bins,
    minBins: minBins ?? options.minBins,
  };
  const found = preferred(optima(bins, changed, others === undefined ? fixed : []));
  if (found === undefined) return [];
  const count = found.cuts.length + 1;
  return [
    {
      change: most === undefined ? change : { ...change, bins: count },
      bins: count,
      value: found.value,
    },
  ];
}
