/** Milliseconds of the units of constant length. */
export const SECOND = 1000;
export const MINUTE: number = 60 * SECOND;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;

/** The parts of a local time; month and day count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** The fraction of the second, truncated to milliseconds. */
  readonly millisecond: number;
}

/** A local time in milliseconds, and its offset from UTC in milliseconds if the text has one. */
export interface LocalTime {
  readonly local: number;
  readonly offset: number | undefined;
}

/**
 * A local time as if it were UTC, in milliseconds since 1970.
 *
 * @returns undefined for a date or time that does not exist, such as February 30
 */
export function localOf({
  year,
  month,
  day,
  hour,
  minute,
  second,
  millisecond,
}: Civil): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const days = daysBefore(year, month) + day - 1;
  return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
}

const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days of a month. */
export function daysIn(year: number, month: number): number {
  return (MONTH_DAYS[month - 1] as number) + (month === 2 && isLeap(year) ? 1 : 0);
}

/**
 * Days from 1970-01-01 to the first day of a month of the proleptic Gregorian calendar.
 *
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function daysBefore(year: number, month: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5);
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The greatest time of JavaScript's Date, in milliseconds from 1970. */
export const MAX_TIME = 8.64e15;

/** The period of the calendar in years, and in days. */
const CYCLE_YEARS = 400;
const CYCLE: number = 146_097 * DAY;

/** The parts of a local time in milliseconds, finite: the inverse of {@link localOf}. */
export function civilOf(local: number): Civil {
  // Local times and steps may lie outside the range of Date.
  const cycles = Math.abs(local) > MAX_TIME ? Math.floor(local / CYCLE) : 0;
  const date = new Date(local - cycles * CYCLE);
  return {
    year: date.getUTCFullYear() + cycles * CYCLE_YEARS,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** The first instant of a day, as a local time; months past 12 belong to later years. */
export function localDay(year: number, month: number, day: number): number {
  const years = year + Math.floor((month - 1) / 12);
  const inYear = ((((month - 1) % 12) + 12) % 12) + 1;
  return (daysBefore(years, inYear) + day - 1) * DAY;
}
