import { MAX_BOUNDARIES } from '../../core/boundary-options.ts';
import type { NiceScale } from '../column-type.ts';
import { type CalendarStep, calendarBoundaries, floorTo, nextStep, parseStep } from './calendar.ts';
import { DAY, HOUR, MINUTE, SECOND } from './civil.ts';
import { localAt } from './format.ts';
import { periodNames } from './periods.ts';
import { firstInstant, type ZoneTable } from './zone/zone.ts';

/** The steps that begin at nice times, from the finest to the coarsest, with their usual lengths; as in d3-time. */
const LADDER: readonly (readonly [CalendarStep, number])[] = [
  ...[1, 5, 15, 30].map((count) => [{ count, unit: 'second' }, count * SECOND] as const),
  ...[1, 5, 15, 30].map((count) => [{ count, unit: 'minute' }, count * MINUTE] as const),
  ...[1, 3, 6, 12].map((count) => [{ count, unit: 'hour' }, count * HOUR] as const),
  [{ count: 1, unit: 'day' }, DAY],
  [{ count: 1, unit: 'week' }, 7 * DAY],
  [{ count: 1, unit: 'month' }, 30.4 * DAY],
  [{ count: 3, unit: 'month' }, 91 * DAY],
  ...[1, 2, 5, 10, 20, 50, 100].map(
    (count) => [{ count, unit: 'year' }, count * 365.25 * DAY] as const,
  ),
];

/** Nice times: those at which a second, minute, hour, day, week, month, quarter or year begins. */
export function calendarScale(zone: ZoneTable): NiceScale {
  return {
    shortestWithin: (value, gap) => nicest(value, gap, zone),
    niceEdges(min, max, bins) {
      const width = (max - min) / bins;
      const distance = ([, length]: readonly [CalendarStep, number]): number =>
        Math.abs(Math.log(length / width));
      const [step] = LADDER.reduce((best, one) => (distance(one) < distance(best) ? one : best));
      const edges = calendarBoundaries(min, max, step, zone, MAX_BOUNDARIES);
      return edges.filter((edge) => edge > min && edge <= max);
    },
    calendar: {
      edges: (min, max, step) =>
        calendarBoundaries(min, max, parseStep(step), zone, MAX_BOUNDARIES),
      names(edges, step, min, isOpen) {
        const starts = edges.map((edge) => localAt(zone, edge));
        return periodNames(starts, parseStep(step), localAt(zone, min), isOpen);
      },
    },
  };
}

/** The time in a gap that begins the coarsest step; of several the nearest to a value; without one, the value. */
function nicest(
  value: number,
  { above, below }: { readonly above: number; readonly below: number },
  zone: ZoneTable,
): number {
  for (const [step] of LADDER.toReversed()) {
    const start = floorTo(localAt(zone, value), step);
    const near = [start, nextStep(start, step)]
      .map((local) => firstInstant(zone, local))
      .filter((instant) => above < instant && instant < below);
    const [first, second] = near;
    if (first === undefined) continue;
    return second !== undefined && second - value < value - first ? second : first;
  }
  return value;
}
