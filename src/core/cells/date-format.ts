import { trimBlanks } from './number.ts';

/** A date of digits, with the year first or last, and the text after it. */
const YEAR_FIRST = /^\d{4}([-/.])(\d{1,2})([-/.])(\d{1,2})(?<rest>[T ].*)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})([-/.])(?<year>\d{4}|\d{2})(?<rest> .*)?$/;

/** A time after a date, with AM or PM and an offset. */
const TIME =
  /^(?<before>[T ])\d{1,2}:\d{2}(?<second>:\d{2})?(?<fraction>[.,])?(?:(?<=[.,])\d{1,9})?(?<half> ?[ap]m)?(?<offset> ?(?:Z|[+-]\d{2}(?::?\d{2})?))?$/i;

/** A date, or a date and time, in ISO 8601. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/;

const MONTHS = 12;

/** True for text in the form of a date, with or without a time. */
export function isDate(text: string): boolean {
  const trimmed = trimBlanks(text);
  return YEAR_FIRST.test(trimmed) || YEAR_LAST.test(trimmed);
}

/** True for a date in the form of ISO 8601, even if the day does not exist. */
export function isIsoDate(text: string): boolean {
  return ISO.test(trimBlanks(text));
}

/**
 * The probable strptime patterns of a date, such as `%d.%m.%Y %H:%M`.
 *
 * @returns none for text of another form; two if day and month are ambiguous
 */
export function dateFormats(text: string): readonly string[] {
  const trimmed = trimBlanks(text);
  const first = YEAR_FIRST.exec(trimmed);
  const last = YEAR_LAST.exec(trimmed);
  const time = timeFormat((first ?? last)?.groups?.['rest'] ?? '');
  if (time === undefined) return [];
  if (first !== null) return [`%Y${first[1]}%m${first[3]}%d${time}`];
  return last === null ? [] : yearLastFormats(last).map((date) => date + time);
}

/** Points mean day, month and year; with other separators the order of day and month is ambiguous. */
function yearLastFormats([, first, separator, second, other, year]: RegExpExecArray): string[] {
  const end = `${other}${year?.length === 4 ? '%Y' : '%y'}`;
  const formats: string[] = [];
  if (Number(first) <= MONTHS && separator !== '.') formats.push(`%m${separator}%d${end}`);
  if (Number(second) <= MONTHS) formats.push(`%d${separator}%m${end}`);
  return formats;
}

/** The pattern of the text after a date; undefined if the text is not a time. */
function timeFormat(rest: string): string | undefined {
  if (rest === '') return '';
  const parts = TIME.exec(rest)?.groups;
  if (parts === undefined) return undefined;
  const { before, second, fraction, half, offset } = parts;
  const blank = (part: string): string => (part.startsWith(' ') ? ' ' : '');
  return [
    `${before}${half === undefined ? '%H' : '%I'}:%M`,
    second === undefined ? '' : ':%S',
    fraction === undefined ? '' : `${fraction}%f`,
    half === undefined ? '' : `${blank(half)}%p`,
    offset === undefined ? '' : `${blank(offset)}%z`,
  ].join('');
}

/**
 * The flag that reads a date in another form than ISO 8601: `--time-format %d.%m.%Y`.
 *
 * @param text any text
 */
export function timeFormatFlag(text: string): string {
  const formats = dateFormats(text).map((format) =>
    format.includes(' ') ? `"${format}"` : format,
  );
  return `--time-format ${formats.length === 0 ? '%d.%m.%Y' : formats.join(' or ')}`;
}
