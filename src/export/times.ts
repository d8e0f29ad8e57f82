import type { TimePart } from '../column-types/column-type.ts';
import type { TypeMembers } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { featureType } from '../spec/feature-type.ts';

/** The conversion of a column of times to the numbers that are compared. */
export interface TimeColumn {
  /** The part that is compared; undefined: the time itself, as whole milliseconds since 1970. */
  readonly part: TimePart | undefined;
  /** The number that is compared, for milliseconds since 1970, which may have a fraction. */
  readonly numberOf: (milliseconds: number) => number;
}

/**
 * The conversion of a feature's times; undefined for columns of numbers.
 *
 * @throws DiscretizeError E_EXPORT for parts of local times: engines have other tables of zones
 */
export function timeColumn(feature: TypeMembers, name: string): TimeColumn | undefined {
  const read = featureType(feature)?.parseDate;
  if (read === undefined) return undefined;
  const { part, zone = 'UTC' } = feature;
  if (part !== undefined && zone !== 'UTC') throw localPart(part, zone, name);
  return { part, numberOf: (time) => read(new Date(Math.floor(time))) ?? Number.NaN };
}

function localPart(part: TimePart, zone: string, name: string): DiscretizeError {
  const message = `cannot export the ${part} of local times in ${zone}: column "${name}"`;
  return new DiscretizeError('E_EXPORT', message, {
    expected: 'zone UTC',
    received: zone,
    hint: `bin the column with discretize, or make a column of the ${part} first and bin its numbers`,
  });
}

/** The times from year 1 to year 9999, which every engine has, in milliseconds since 1970. */
const [LEAST, MOST] = [-62_135_596_800_000, 253_402_300_799_999] as const;

/** The limit below which a float64 distinguishes microseconds, in milliseconds. */
const FINE = 2 ** 42;

const DAY = 86_400_000;

/** Edge cases of times, for any boundaries: 1970, days of a leap year, ends of years. */
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
