import { parseNumber } from '../../core/cells/number.ts';
import type { ColumnTypeDefinition } from '../column-type.ts';

/** `1:30:00` and `36:00:05.25`: hours, minutes, seconds. Two parts alone could be minutes or hours. */
const CLOCK = /^([+-]?)(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)$/;

/** `P1DT2H`, `PT5M`, `PT0.5S`. Years and months have no length. */
const ISO =
  /^([+-]?)P(?=.)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** `90s`, `1h30m`, `2 min`. */
const UNITS = /^([+-]?)((?:\d+(?:\.\d+)? ?(?:d|h|min|m|s|ms|us) ?)+)$/;
const UNIT = /(\d+(?:\.\d+)?) ?(d|h|min|ms|us|m|s)/g;

/** The beginnings of durations. */
const START = /^[+-]?(?:\d|P)/;

/** Seconds of the units, in the order of ISO's parts, and by name. */
const ISO_SECONDS: readonly number[] = [604_800, 86_400, 3600, 60, 1];
const SECONDS: Readonly<Record<string, number>> = {
  d: 86_400,
  h: 3600,
  min: 60,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
};

/**
 * Reads a duration.
 *
 * @returns seconds; undefined for other text
 */
export function parseDuration(text: string): number | undefined {
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, sign, hours, minutes, seconds] = clock;
    return signed(sign, Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  const iso = ISO.exec(text);
  if (iso !== null) {
    const parts = ISO_SECONDS.map((seconds, i) => seconds * Number(iso[i + 2] ?? '0'));
    return signed(iso[1], sum(parts));
  }
  const units = UNITS.exec(text);
  if (units === null) return undefined;
  const parts = [...(units[2] as string).matchAll(UNIT)].map(
    ([, count, unit = '']) => Number(count) * (SECONDS[unit] as number),
  );
  return signed(units[1], sum(parts));
}

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0);
}

function signed(sign: string | undefined, value: number): number {
  return sign === '-' ? -value : value;
}

/** The text of a duration: `1:30:00`, `0:00:05.25`, `-2:00:00`. */
export function formatDuration(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [sign, size] = [value < 0 ? '-' : '', Math.abs(value)];
  const minutes = Math.floor(size / 60);
  const seconds = Number((size - minutes * 60).toFixed(6));
  const [whole = '0', fraction] = String(seconds).split('.');
  const tail = fraction === undefined ? '' : `.${fraction}`;
  const clock = [minutes % 60, Number(whole)].map((part) => String(part).padStart(2, '0'));
  return `${sign}${Math.floor(minutes / 60)}:${clock.join(':')}${tail}`;
}

/** Durations, in seconds. */
export const duration: ColumnTypeDefinition = {
  noun: 'duration',
  columnNote: () => 'a column of numbers: seconds',
  takesNumbers: true,
  mayRead: (text) => START.test(text),
  members: [],
  // A list such as 0:50:10 is a range of numbers.
  recognizes: (item) => !CLOCK.test(item) && parseDuration(item) !== undefined,
  make: () => ({
    isNumber: false,
    expected: 'a duration',
    parse: parseDuration,
    remedy: () => 'use hours, minutes and seconds, or units: 1:30:00, PT5M, 90s',
    format: formatDuration,
    formatDistance: formatDuration,
    distanceUnit: 's',
    parseBoundary: (given) => (typeof given === 'string' ? parseBoundary(given) : numberIn(given)),
    boundaryRemedy: () => 'a list looks like 90s,5m,1:30:00',
    storedBoundary: (value) => value,
    texts: () => ({ edge: formatDuration, bin: () => undefined }),
  }),
};

/** A duration, or a plain number of seconds. */
function parseBoundary(text: string): number | undefined {
  return parseDuration(text.trim()) ?? parseNumber(text);
}

function numberIn(given: unknown): number | undefined {
  return typeof given === 'number' ? given : undefined;
}
