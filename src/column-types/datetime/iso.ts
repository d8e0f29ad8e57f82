import { HOUR, type LocalTime, localOf, MINUTE } from './civil.ts';

/**
 * ISO 8601, strict: a date; or date and time with `T` or one space between them, with optional seconds, fraction and
 * offset. Other text is not a time.
 */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Reads a time in ISO 8601.
 *
 * @returns undefined for other text, and for a time that does not exist
 */
export function parseIso(text: string): LocalTime | undefined {
  const found = ISO.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction, offset] = found;
  const local = localOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: fraction === undefined ? 0 : cutToMilliseconds(fraction),
  });
  if (local === undefined) return undefined;
  if (offset === undefined) return { local, offset: undefined };
  const shift = parseOffset(offset);
  return shift === undefined ? undefined : { local, offset: shift };
}

/** The fraction of a second in milliseconds, rounded down. */
export function cutToMilliseconds(digits: string): number {
  return Number(digits.slice(0, 3).padEnd(3, '0'));
}

/**
 * An offset from UTC such as `+02:00`, `+0200`, `+02` or `Z`, in milliseconds.
 *
 * @returns undefined for an offset of a day or more, or with 60 minutes or more
 */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || '0')];
  if (hours > 23 || minutes > 59) return undefined;
  return (text[0] === '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}
