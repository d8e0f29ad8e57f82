import type { Bins } from '../criterion/bins.ts';
import { leastEvents } from '../exact/problem.ts';
import type { TargetOptions } from '../options.ts';

/** A limit that holds a boundary where it is, or keeps bins from being parted. */
export type Binding = 'bins' | 'minBin' | 'maxBin' | 'minEvents';

/**
 * The limits that are binding: there are as many bins as may be, or a bin would break a limit if a
 * boundary moved by one value.
 */
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
