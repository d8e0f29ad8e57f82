import { isOverflow, parseNumber } from '../../core/cells/number.ts';
import type { Ambiguous, TypeParameters } from '../column-type.ts';
import { type LocalTime, MAX_TIME } from './civil.ts';
import { parseIso } from './iso.ts';
import { strptime } from './strptime.ts';
import { instantOf, type ZoneTable } from './zone/zone.ts';

/** Decimal exponents of the units of epoch formats, in milliseconds. */
const EPOCHS: ReadonlyMap<string, number> = new Map([
  ['epoch_s', 3],
  ['epoch_ms', 0],
  ['epoch_us', -3],
]);

/**
 * Makes a reader of the cells of times.
 *
 * @returns a function that gives milliseconds since 1970; undefined for an invalid cell
 * @throws DiscretizeError E_SPEC for an invalid pattern of strptime
 */
export function instantReader(
  { time_format: format = 'iso', ambiguous = 'error' }: TypeParameters,
  zone: ZoneTable,
): (text: string) => number | undefined {
  const exponent = EPOCHS.get(format);
  if (exponent !== undefined) return (text) => fromEpoch(text, exponent);
  const read = localReader({ time_format: format });
  return (text) => {
    const time = read(text);
    return time === undefined ? undefined : toInstant(time, zone, ambiguous);
  };
}

/**
 * Makes a reader of the local times of cells, with their offsets. The reader gives undefined for an invalid cell, and
 * for every cell of an epoch format.
 *
 * @throws DiscretizeError E_SPEC for an invalid pattern of strptime
 */
export function localReader({
  time_format: format = 'iso',
}: TypeParameters): (text: string) => LocalTime | undefined {
  if (EPOCHS.has(format)) return () => undefined;
  return format === 'iso' ? parseIso : strptime(format);
}

/** The instant of a local time; undefined for a skipped or repeated time, if these are errors. */
export function toInstant(
  { local, offset }: LocalTime,
  zone: ZoneTable,
  ambiguous: Ambiguous,
): number | undefined {
  return offset === undefined ? instantOf(zone, local, ambiguous) : local - offset;
}

/** The milliseconds of a count of units since 1970, rounded down. */
function fromEpoch(text: string, exponent: number): number | undefined {
  const value = parseNumber(text);
  if (value === undefined || Number.isNaN(value)) return value;
  if (isOverflow(value, text) || !Number.isFinite(value)) return undefined;
  // The exponent changes in the text: 1.001 s is 1001 ms, but 1.001 * 1000 is less.
  const [digits = '', power = '0'] = String(value).split('e');
  const milliseconds = Math.floor(Number(`${digits}e${Number(power) + exponent}`));
  return Math.abs(milliseconds) <= MAX_TIME ? milliseconds : undefined;
}
