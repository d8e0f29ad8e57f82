import type { Bins } from '../criterion/bins.ts';
import { leastEvents } from '../exact/problem.ts';
import type { TargetOptions } from '../options.ts';

/** A limit that keeps boundaries from moving, or bins from being divided. */
export type Binding = 'bins' | 'minBin' | 'maxBin' | 'minEvents';

/** The binding limits: there are as many bins as allowed, or moving a boundary by one value would break the limit. */
export function bindingLimits(
  bins: Bins,
  { limits, bins: most, objective }: TargetOptions,
  cuts: readonly number[],
): Binding[] {
  const minEvents = leastEvents(objective, limits.minEvents);
  const ends = [0, ...cuts, bins.size];
  const shrunk: [number, number][] = [];
  const grown: [number, number][] = [];
  for (const [i, cut] of cuts.entries()) {
    const [before, after] = [ends[i] as number, ends[i + 2] as number];
    shrunk.push([before, cut - 1], [cut + 1, after]);
    grown.push([before, Math.min(cut + 1, after)], [Math.max(cut - 1, before), after]);
  }
  const found: [Binding, boolean][] = [
    ['bins', cuts.length + 1 >= most],
    ['minBin', shrunk.some(([from, to]) => bins.weight(from, to) < limits.minWeight)],
    ['maxBin', grown.some(([from, to]) => bins.weight(from, to) > limits.maxWeight)],
    ['minEvents', shrunk.some(([from, to]) => bins.fewest(from, to) < minEvents)],
  ];
  return found.filter(([, isBinding]) => isBinding).map(([name]) => name);
}
