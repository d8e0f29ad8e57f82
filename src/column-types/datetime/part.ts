import { parseNumber } from '../../core/cells/number.ts';
import type { Closed } from '../../core/threshold.ts';
import type { TimePart } from '../column-type.ts';
import { civilOf, DAY } from './civil.ts';

/** The parts that can be binned. */
export const TIME_PARTS: readonly TimePart[] = [
  'hour',
  'weekday',
  'day',
  'month',
  'quarter',
  'year',
];

const WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** A part of a local time: hour 0 to 23, weekday 1 (Monday) to 7 as in ISO 8601, month 1 to 12, quarter 1 to 4. */
export function partOf(local: number, part: TimePart): number {
  const civil = civilOf(local);
  switch (part) {
    case 'hour':
      return civil.hour;
    case 'weekday':
      // 1970-01-01 was a Thursday.
      return ((((Math.floor(local / DAY) + 3) % 7) + 7) % 7) + 1;
    case 'day':
      return civil.day;
    case 'month':
      return civil.month;
    case 'quarter':
      return Math.ceil(civil.month / 3);
    case 'year':
      return civil.year;
  }
}

/** The name of a value of a part: `Mon`, `Mar`, `Q2`; the number if it has no name. */
export function partName(value: number, part: TimePart): string {
  if (part === 'weekday') return WEEKDAYS[value - 1] ?? String(value);
  if (part === 'month') return MONTHS[value - 1] ?? String(value);
  return part === 'quarter' ? `Q${value}` : String(value);
}

/** The least and the greatest value of a part; infinite for years. */
const RANGES: Readonly<Record<TimePart, readonly [least: number, most: number]>> = {
  hour: [0, 23],
  weekday: [1, 7],
  day: [1, 31],
  month: [1, 12],
  quarter: [1, 4],
  year: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
};

/** The boundaries that give each value of a part its own bin; undefined for years. */
export function eachValue(part: TimePart): readonly number[] | undefined {
  const [least, most] = RANGES[part];
  if (!Number.isFinite(least)) return undefined;
  return Array.from({ length: most - least }, (_, i) => least + 1 + i);
}

/** Reads a value of a part: a number, or a name such as `Mon`, `Mar` or `Q2` in any case. */
export function parsePart(text: string, part: TimePart): number | undefined {
  const [least, most] = RANGES[part];
  if (part === 'weekday' || part === 'month' || part === 'quarter') {
    for (let value = least; value <= most; value++) {
      if (partName(value, part).toLowerCase() === text.toLowerCase()) return value;
    }
  }
  return parseNumber(text);
}

/**
 * The name of the bin between two edges: the values in it, such as `Mon` or `Sat-Sun`.
 *
 * @returns undefined for an infinite bin, and for a bin without values
 */
export function partBinName(
  lower: number,
  upper: number,
  part: TimePart,
  closed: Closed,
): string | undefined {
  const [least, most] = RANGES[part];
  const [from, to] =
    closed === 'left'
      ? [Math.ceil(lower), Math.ceil(upper) - 1]
      : [Math.floor(lower) + 1, Math.floor(upper)];
  const [first, last] = [Math.max(from, least), Math.min(to, most)];
  if (!(Number.isFinite(first) && Number.isFinite(last) && first <= last)) return undefined;
  const name = partName(first, part);
  return first === last ? name : `${name}-${partName(last, part)}`;
}
