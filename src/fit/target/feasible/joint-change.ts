import type { Bins } from '../criterion/bins.ts';
import type { Limits, TargetOptions } from '../options.ts';
import { type Alternative, type LimitChange, optimumUnder, tried } from './change.ts';
import { limitsAt } from './two-bins.ts';

/** Every limit lifted: what 2 bins of any kind satisfy. */
const NO_LIMITS: Limits = {
  minWeight: 0,
  maxWeight: Number.POSITIVE_INFINITY,
  minEvents: 0,
  minDifference: 0,
  maxP: 1,
};

/**
 * The fewest limits that must change together for 2 bins, each as little as those bins need.
 *
 * @returns empty if no limits keep the values in one bin
 */
export function jointChange(
  bins: Bins,
  options: TargetOptions,
  fixed: readonly number[],
): Alternative[] {
  const two: TargetOptions = { ...options, bins: 2, minBins: 1 };
  const isFeasible = (change: LimitChange): boolean =>
    optimumUnder(bins, two, fixed, change)?.cuts.length === 1;
  const lifted = liftedLimits(options, fixed).find(isFeasible);
  if (lifted === undefined) return [];
  const needed = Object.keys(lifted).reduce<LimitChange>((change, key) => {
    const { [key as keyof LimitChange]: _, ...others } = change;
    return isFeasible(others) ? others : change;
  }, lifted);
  const [cut = 0] = optimumUnder(bins, two, fixed, needed)?.cuts ?? [];
  const met = Object.entries(limitsAt(bins, cut)).filter(([key]) => key in needed);
  const found = tried(bins, options, fixed, { ...needed, ...Object.fromEntries(met) });
  return found.filter((one) => one.bins > 1);
}

/** All limits that are set, lifted; then with another objective, as only the information value forbids bins of one class. */
function liftedLimits(
  { limits, trend, objective, bins }: TargetOptions,
  fixed: readonly number[],
): LimitChange[] {
  const set = Object.entries(NO_LIMITS).filter(([key, no]) => limits[key as keyof Limits] !== no);
  const change: LimitChange = {
    ...(fixed.length > 0 && { fixed: [] }),
    ...(trend !== 'none' && { trend: 'none' }),
    ...Object.fromEntries(set),
  };
  if (bins < 2) return [];
  return objective === 'iv' ? [change, { ...change, objective: 'likelihood' }] : [change];
}
