import { DAY, daysBefore, daysIn, HOUR, MINUTE, SECOND } from './civil.ts';

const [ZERO, DASH, COLON, POINT, COMMA, SPACE, T, Z] = [48, 45, 58, 46, 44, 32, 84, 90];

/** A number of two digits; NaN for other bytes. */
function two(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [(bytes[at] as number) - ZERO, (bytes[at + 1] as number) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/**
 * Reads the usual forms of ISO 8601 from bytes, without decoding them: `2026-03-01`, and
 * `2026-03-01T06:30:00.123456`, also with a space in place of T, and without seconds or fraction.
 *
 * @param isTimed true if the date must have a time, as before Z
 * @returns local time in milliseconds; NaN for any other form, which {@link parseIso} reads or rejects
 */
export function isoBytes(bytes: Uint8Array, start: number, end: number, isTimed = false): number {
  const day = dayOf(bytes, start, end);
  if (end - start === 10) return isTimed ? Number.NaN : day * DAY;
  const separator = bytes[start + 10];
  if (end - start < 16 || !(separator === T || separator === SPACE)) return Number.NaN;
  const [hour, minute] = [two(bytes, start + 11), two(bytes, start + 14)];
  if (bytes[start + 13] !== COLON || !(hour <= 23 && minute <= 59)) return Number.NaN;
  const rest = afterMinute(bytes, start + 16, end);
  return day * DAY + hour * HOUR + minute * MINUTE + rest;
}

/** The days from 1970 to the date that the bytes begin with. */
function dayOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
  const year = 100 * two(bytes, start) + two(bytes, start + 2);
  const [month, day] = [two(bytes, start + 5), two(bytes, start + 8)];
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  return day <= 28 || day <= daysIn(year, month) ? daysBefore(year, month) + day - 1 : Number.NaN;
}

/** Seconds and their fraction in milliseconds, rounded down; 0 for no bytes. */
function afterMinute(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  if (bytes[start] !== COLON || end - start < 3) return Number.NaN;
  const seconds = two(bytes, start + 1);
  if (!(seconds <= 59)) return Number.NaN;
  if (end === start + 3) return seconds * SECOND;
  return seconds * SECOND + fractionOf(bytes, start + 3, end);
}

function fractionOf(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start];
  if ((sign !== POINT && sign !== COMMA) || end - start < 2 || end - start > 10) return Number.NaN;
  let [milliseconds, scale] = [0, 100];
  for (let at = start + 1; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    milliseconds += digit * Math.floor(scale);
    scale /= 10;
  }
  return milliseconds;
}

/** True if the bytes end in Z, which {@link isoBytes} does not read. */
export function endsInZ(bytes: Uint8Array, end: number): boolean {
  return bytes[end - 1] === Z;
}
