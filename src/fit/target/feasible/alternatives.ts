import type { Bins } from '../criterion/bins.ts';
import { optima } from '../exact/optimum.ts';
import type { Limits, TargetOptions } from '../options.ts';
import { type Alternative, type LimitChange, tried } from './change.ts';
import { jointChange } from './joint-change.ts';
import { twoBinLimits } from './two-bins.ts';

/** A number of bins that no settings exceed. */
const MANY = 50;

/**
 * Single changes that make infeasible settings feasible, or that give more than one bin; before them several limits to
 * change together, if no single change gives more than one bin.
 */
export function alternatives(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
): Alternative[] {
  const { limits, minBins } = options;
  const nearest = fixed.length > 0 ? fixedLimits(bins, fixed) : twoBinLimits(bins, limits);
  const changes: LimitChange[] = [
    ...(options.bins < MANY ? [{ bins: MANY }] : []),
    ...(minBins > 1 ? [{ minBins: 1 }] : []),
    ...Object.entries(nearest).map((entry) => Object.fromEntries([entry])),
    ...(limits.maxWeight < Number.POSITIVE_INFINITY
      ? [{ maxWeight: Number.POSITIVE_INFINITY }]
      : []),
    ...(fixed.length > 0 ? [{ fixed: [] }] : []),
  ];
  const others = otherShapes(bins, options, fixed);
  const found = [...changes.flatMap((change) => tried(bins, options, fixed, change)), ...others];
  if (found.some((one) => one.bins > 1)) return found;
  // Only the information value forbids bins of one class.
  const other = { objective: 'likelihood', minEvents: 0 } as const;
  const free = options.objective === 'iv' ? tried(bins, options, fixed, other) : [];
  if (free.some((one) => one.bins > 1)) return [...found, ...free];
  return [...jointChange(bins, options, fixed), ...found, ...free];
}

/** The optima of other shapes. */
function otherShapes(bins: Bins, options: TargetOptions, fixed: readonly number[]): Alternative[] {
  if (options.trend === 'none') return [];
  const known = options.trend === 'auto' ? [] : (['ascending', 'descending'] as const);
  const shapes = ([...known, 'peak', 'valley', 'none'] as const).filter(
    (shape) => shape !== options.trend && (options.trend !== 'auto' || shape === 'none'),
  );
  return optima(bins, options, fixed, shapes).map(({ shape, cuts, value }) => ({
    change: { trend: shape },
    bins: cuts.length + 1,
    value,
  }));
}

/** The tightest limits that the bins between fixed boundaries satisfy. */
function fixedLimits({ size, fewest, weight }: Bins, fixed: readonly number[]): Partial<Limits> {
  const ends = [...fixed, size];
  const least = (of: Bins['weight']): number =>
    Math.min(...ends.map((to, i) => of(fixed[i - 1] ?? 0, to)));
  const minEvents = least(fewest);
  return { minWeight: least(weight), ...(Number.isFinite(minEvents) && { minEvents }) };
}
