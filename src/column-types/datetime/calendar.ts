import { DiscretizeError } from '../../core/errors/error.ts';
import { civilOf, DAY, HOUR, localDay, MAX_TIME, MINUTE, SECOND } from './civil.ts';
import { localAt } from './format.ts';
import { instantOf, type ZoneTable } from './zone/zone.ts';

/** A calendar step: so many of a unit. */
export interface Step {
  readonly count: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

const UNITS: ReadonlyMap<string, Step> = new Map<string, Step>([
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

/** The lengths of the units; at least so long are months and years. */
const LENGTHS: Readonly<Record<Step['unit'], number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 28 * DAY,
  year: 365 * DAY,
};

/** The longest step: as long as all times together. */
const MOST: number = 2 * MAX_TIME;

/**
 * Reads a step such as `month`, `6h`, `2w` or `quarter`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function parseStep(text: string): Step {
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

/** The Monday that weeks are counted from. */
const FIRST_MONDAY = localDay(1970, 1, 5);

/** The beginning of the step that a local time is in; steps are counted from 1970, weeks from a Monday. */
export function floorTo(local: number, { count, unit }: Step): number {
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

/** The local time one step later, for one that begins a step. */
export function nextStep(local: number, { count, unit }: Step): number {
  if (unit === 'month' || unit === 'year') {
    const { year, month } = civilOf(local);
    return localDay(year, month + (unit === 'year' ? count * 12 : count), 1);
  }
  return local + count * LENGTHS[unit];
}

/** The local time one step earlier, for one that begins a step. */
export function previousStep(local: number, { count, unit }: Step): number {
  if (unit === 'month' || unit === 'year') {
    const { year, month } = civilOf(local);
    return localDay(year, month - (unit === 'year' ? count * 12 : count), 1);
  }
  return local - count * LENGTHS[unit];
}

/**
 * The instants at which steps begin, so that they cover the times from `least` to `greatest`: the first is
 * the last one <= `least`, the last is the first one > `greatest`. Local times that the zone skips move to the
 * end of the gap; of two the later is taken.
 *
 * @param most how many instants there may be
 * @throws DiscretizeError E_FIT if there are more
 */
export function calendarBoundaries(
  least: number,
  greatest: number,
  step: Step,
  zone: ZoneTable,
  most: number,
): number[] {
  const boundaries: number[] = [];
  const end = localAt(zone, greatest);
  let local = floorTo(localAt(zone, least), step);
  for (; ; local = nextStep(local, step)) {
    if (boundaries.length === most) throw tooMany(step, most);
    const instant = instantOf(zone, local, 'later') as number;
    if (instant > (boundaries.at(-1) ?? Number.NEGATIVE_INFINITY)) boundaries.push(instant);
    if (local > end) return boundaries;
  }
}

function tooMany({ count, unit }: Step, most: number): DiscretizeError {
  const limit = most.toLocaleString('en-US');
  return new DiscretizeError(
    'E_FIT',
    `every ${count} ${unit} makes more than ${limit} boundaries`,
    {
      expected: `at most ${limit}`,
      hint: 'use a longer step',
    },
  );
}
