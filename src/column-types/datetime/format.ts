import { civilOf, DAY, HOUR, localDay, MINUTE, SECOND } from './civil.ts';
import { offsetAt, type ZoneTable } from './zone/zone.ts';

/** The precision of written times. */
export type Resolution = 'year' | 'month' | 'day' | 'minute' | 'second' | 'millisecond';

/** The local time of an instant in a zone, as if local time were UTC. */
export function localAt(zone: ZoneTable, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/** The least resolution, a day or finer, that writes times in full. */
export function edgeResolution(locals: readonly number[]): Resolution {
  const found = resolutionOf(locals);
  return found === 'year' || found === 'month' ? 'day' : found;
}

/** The least resolution that tells times apart which begin a year, month, day and so on. */
export function resolutionOf(locals: readonly number[]): Resolution {
  const civils = locals.map(civilOf);
  const all = (holds: (civil: (typeof civils)[number]) => boolean): boolean => civils.every(holds);
  if (locals.some((local) => local % SECOND !== 0)) return 'millisecond';
  if (locals.some((local) => local % MINUTE !== 0)) return 'second';
  if (locals.some((local) => local % DAY !== 0)) return 'minute';
  if (!all(({ day }) => day === 1)) return 'day';
  return all(({ month }) => month === 1) ? 'year' : 'month';
}

/** A local time in ISO 8601, in a resolution. */
export function formatLocal(local: number, resolution: Resolution): string {
  if (!Number.isFinite(local)) return local > 0 ? '+inf' : '-inf';
  const { year, month, day, hour, minute, second, millisecond } = civilOf(local);
  const two = (value: number): string => String(value).padStart(2, '0');
  const parts = [yearText(year)];
  if (resolution !== 'year') parts.push(`-${two(month)}`);
  if (resolution === 'year' || resolution === 'month') return parts.join('');
  parts.push(`-${two(day)}`);
  if (resolution === 'day') return parts.join('');
  parts.push(`T${two(hour)}:${two(minute)}`);
  if (resolution !== 'minute') parts.push(`:${two(second)}`);
  if (resolution === 'millisecond') parts.push(`.${String(millisecond).padStart(3, '0')}`);
  return parts.join('');
}

/** A year in four digits, or in six with a sign, as ISO 8601 writes other years. */
function yearText(year: number): string {
  if (year >= 0 && year <= LAST_YEAR) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

/** The last year with four digits. */
const LAST_YEAR = 9999;

/** The range of instants whose year has four digits. */
const FIRST_INSTANT = localDay(0, 1, 1);
const END_INSTANT = localDay(LAST_YEAR + 1, 1, 1);

/**
 * An instant in the form of a spec: ISO 8601 with the offset of the zone, such as `2026-04-01T00:00:00+02:00`; in UTC
 * if the offset has seconds; milliseconds since 1970 for an instant that ISO 8601 cannot express.
 */
export function storedInstant(instant: number, zone: ZoneTable): string | number {
  const offset = offsetAt(zone, instant);
  const local = instant + offset;
  const isWritten = [instant, local].every((time) => time >= FIRST_INSTANT && time < END_INSTANT);
  if (!isWritten || !Number.isInteger(instant)) return instant;
  const isUtc = (offset === 0 && zone.name === 'UTC') || offset % MINUTE !== 0;
  const shown = isUtc ? instant : local;
  const text = formatLocal(shown, shown % SECOND === 0 ? 'second' : 'millisecond');
  return isUtc ? `${text}Z` : `${text}${offsetText(offset)}`;
}

/** An offset of whole minutes in ISO 8601: `+02:00`. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / HOUR)).padStart(2, '0');
  const minutes = String(Math.floor((size % HOUR) / MINUTE)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}
