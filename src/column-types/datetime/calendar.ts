import { DiscretizeError } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import { civilOf, DAY, HOUR, localDay, MAX_TIME, MINUTE, SECOND } from './civil.ts';
import { localAt } from './format.ts';
import { firstInstant, nextTransition, offsetAt, type ZoneTable } from './zone/zone.ts';

/** A calendar step: a number of units. */
export interface CalendarStep {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

const UNITS: ReadonlyMap<string, CalendarStep> = new Map<string, CalendarStep>([
  ['s', { count: 1, unit: 'second' }],
  ['second', { count: 1, unit: 'second' }],
  ['min', { count: 1, unit: 'minute' }],
  ['minute', { count: 1, unit: 'minute' }],
  ['h', { count: 1, unit: 'hour' }],
  ['hour', { count: 1, unit: 'hour' }],
  ['d', { count: 1, unit: 'day' }],
  ['day', { count: 1, unit: 'day' }],
  ['w', { count: 1, unit: 'week' }],
  ['week', { count: 1, unit: 'week' }],
  ['mo', { count: 1, unit: 'month' }],
  ['month', { count: 1, unit: 'month' }],
  ['q', { count: 3, unit: 'month' }],
  ['quarter', { count: 3, unit: 'month' }],
  ['y', { count: 1, unit: 'year' }],
  ['year', { count: 1, unit: 'year' }],
]);

/** The lengths of the units; for months and years the least length. */
const LENGTHS: Readonly<Record<CalendarStep['unit'], number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 28 * DAY,
  year: 365 * DAY,
};

/** The units of clocks, whose steps are shorter than the days that clock changes lengthen. */
const CLOCK_UNITS: ReadonlySet<CalendarStep['unit']> = new Set(['second', 'minute', 'hour']);

/** The longest step: the range of all times. */
const MOST: number = 2 * MAX_TIME;

/**
 * Reads a step such as `month`, `6h`, `2w` or `quarter`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function parseStep(text: string): CalendarStep {
  const [, digits = '', name = ''] = /^(\d*) ?([a-z]+?)s?$/i.exec(text) ?? [];
  const one = UNITS.get(name.toLowerCase());
  const count = (digits === '' ? 1 : Number(digits)) * (one?.count ?? 0);
  if (one !== undefined && count >= 1 && count * LENGTHS[one.unit] <= MOST) {
    return { count, unit: one.unit };
  }
  throw new DiscretizeError('E_USAGE', `invalid calendar step "${text}"`, {
    expected: 'hour, 6h, day, week, 2w, month, quarter or year',
    received: text,
    hint: 'use a unit with or without a number: hour, 6h, day, week, 2w, month, quarter, year',
  });
}

/** The Monday from which weeks are counted. */
const FIRST_MONDAY = localDay(1970, 1, 5);

/** The beginning of the step of a local time; steps are counted from 1970, weeks from a Monday. */
export function floorTo(local: number, { count, unit }: CalendarStep): number {
  if (unit === 'month' || unit === 'year') {
    const { year, month } = civilOf(local);
    const months = unit === 'year' ? count * 12 : count;
    const index = (year - 1970) * 12 + month - 1;
    return localDay(1970, Math.floor(index / months) * months + 1, 1);
  }
  const length = count * LENGTHS[unit];
  const origin = unit === 'week' ? FIRST_MONDAY : 0;
  return origin + Math.floor((local - origin) / length) * length;
}

/** The beginning of the next step. @param local the beginning of a step */
export function nextStep(local: number, { count, unit }: CalendarStep): number {
  if (unit === 'month' || unit === 'year') {
    const { year, month } = civilOf(local);
    return localDay(year, month + (unit === 'year' ? count * 12 : count), 1);
  }
  return local + count * LENGTHS[unit];
}

/** The beginning of the previous step. @param local the beginning of a step */
export function previousStep(local: number, { count, unit }: CalendarStep): number {
  if (unit === 'month' || unit === 'year') {
    const { year, month } = civilOf(local);
    return localDay(year, month - (unit === 'year' ? count * 12 : count), 1);
  }
  return local - count * LENGTHS[unit];
}

/**
 * The instants at which steps begin, so that they cover the times from `least` to `greatest`: the first is the last
 * one <= `least`, the last is the first one > `greatest`.
 *
 * A step of hours, minutes or seconds begins when clocks show another step, so that a repeated hour is one step of
 * two hours. A step of a day or more begins at the first instant of its local time. Skipped local times begin no
 * step: the next step begins at the end of the gap.
 *
 * @param most the maximum number of instants
 * @throws DiscretizeError E_FIT if there are more
 */
export function calendarBoundaries(
  least: number,
  greatest: number,
  step: CalendarStep,
  zone: ZoneTable,
  most: number,
): number[] {
  const boundaries: number[] = [];
  const starts = CLOCK_UNITS.has(step.unit) ? clockStarts : dayStarts;
  for (const start of starts(floorTo(localAt(zone, least), step), step, zone)) {
    if (start <= least) boundaries.pop();
    if (boundaries.length === most) throw tooMany(step, most);
    boundaries.push(start);
    if (start > greatest) return boundaries;
  }
  return boundaries;
}

/** The instants, from a local time on, at which clocks show another step. */
function* clockStarts(local: number, step: CalendarStep, zone: ZoneTable): Generator<number, void> {
  let current = local;
  for (let start = firstInstant(zone, local); ; ) {
    yield start;
    const before = current;
    while (current === before) {
      const next = nextStep(before, step);
      const instant = next - offsetAt(zone, start);
      const transition = nextTransition(zone, start);
      start = Math.min(instant, transition);
      current = instant < transition ? next : floorTo(localAt(zone, start), step);
    }
  }
}

/** The first instants of the local times that begin steps, from the beginning of a step on. */
function* dayStarts(local: number, step: CalendarStep, zone: ZoneTable): Generator<number, void> {
  let before = Number.NEGATIVE_INFINITY;
  for (let begin = local; ; begin = nextStep(begin, step)) {
    const start = firstInstant(zone, begin);
    if (start > before) yield start;
    before = start;
  }
}

function tooMany({ count, unit }: CalendarStep, most: number): DiscretizeError {
  const limit = grouped(most);
  return new DiscretizeError(
    'E_FIT',
    `every ${count} ${unit} makes more than ${limit} boundaries`,
    {
      expected: `at most ${limit}`,
      hint: 'use a longer step',
    },
  );
}
