import type { TimeColumn } from './times.ts';

/** The times from year 1 to year 9999, which every engine has, in milliseconds since 1970. */
const [LEAST, MOST] = [-62_135_596_800_000, 253_402_300_799_999] as const;

/** The limit below which a float64 distinguishes microseconds, in milliseconds. */
const FINE = 2 ** 42;

const DAY = 86_400_000;

/** Edge cases of times, whatever the boundaries: 1970, days of a leap year, ends of years. */
const EDGES: readonly number[] = [
  0,
  LEAST,
  MOST,
  ...['1900-02-28', '1999-12-31', '2000-02-29', '2024-02-28', '2024-12-30', '2100-02-28'].map(
    Date.parse,
  ),
  ...[1, 2, 3, 4, 5, 6, 7].map((day) => Date.UTC(2026, 5, day, 4 * day - 1)),
];

/**
 * The adversarial times of a rule, in milliseconds since 1970: edge cases, each number compared with, and times a
 * microsecond, a millisecond and a day from them.
 */
export function adversarialTimes(
  { part }: TimeColumn,
  numbers: readonly number[],
): readonly number[] {
  const own = part === undefined ? numbers : [];
  const all = [...EDGES, ...own].flatMap((time) => {
    const fine = Math.abs(time) < FINE ? [-0.001, 0.001, 0.999] : [];
    return [0, 1, -1, DAY, -DAY, ...fine].map((more) => time + more);
  });
  return [...new Set(all.filter((time) => time >= LEAST && time <= MOST))];
}

/** A time as ISO 8601 with a blank, in UTC, to the microsecond. */
export function timeText(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const fine = Math.round((milliseconds - whole) * 1000);
  const text = new Date(whole).toISOString().replace('T', ' ').slice(0, -1);
  return `${text}${String(fine).padStart(3, '0')}`;
}

/** A time as whole microseconds since 1970. */
export function microseconds(milliseconds: number): number {
  const whole = Math.floor(milliseconds);
  return whole * 1000 + Math.round((milliseconds - whole) * 1000);
}
