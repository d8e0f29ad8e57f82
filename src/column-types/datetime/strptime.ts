import { DiscretizeError } from '../../core/errors/error.ts';
import { type Civil, type LocalTime, localOf } from './civil.ts';
import { cutToMilliseconds, parseOffset } from './iso.ts';

const MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** A directive of strptime: its pattern, and the part of the time that it reads. */
interface Directive {
  readonly matches: string;
  readonly part: keyof Parts;
}

/** The texts of the parts of a time. */
interface Parts {
  year?: string;
  shortYear?: string;
  month?: string;
  monthName?: string;
  day?: string;
  hour?: string;
  hour12?: string;
  half?: string;
  minute?: string;
  second?: string;
  fraction?: string;
  offset?: string;
}

/** The supported directives, a subset of those of C and Python. */
const DIRECTIVES: Readonly<Record<string, Directive>> = {
  Y: { matches: '\\d{4}', part: 'year' },
  y: { matches: '\\d{2}', part: 'shortYear' },
  m: { matches: '\\d{1,2}', part: 'month' },
  b: { matches: MONTHS.join('|'), part: 'monthName' },
  d: { matches: '\\d{1,2}', part: 'day' },
  H: { matches: '\\d{1,2}', part: 'hour' },
  I: { matches: '\\d{1,2}', part: 'hour12' },
  p: { matches: 'am|pm', part: 'half' },
  M: { matches: '\\d{1,2}', part: 'minute' },
  S: { matches: '\\d{1,2}', part: 'second' },
  f: { matches: '\\d{1,9}', part: 'fraction' },
  z: { matches: 'Z|[+-]\\d{2}(?::?\\d{2})?', part: 'offset' },
};

/**
 * Compiles a pattern of strptime, such as `%d.%m.%Y %H:%M`. Other characters match themselves; letters match in any
 * case.
 *
 * @returns a reader that gives undefined for text that does not match, or a time that does not exist
 * @throws DiscretizeError E_SPEC for an unknown or repeated directive, and for a pattern without a date
 */
export function strptime(pattern: string): (text: string) => LocalTime | undefined {
  const parts: (keyof Parts)[] = [];
  const source = pattern.replaceAll(/%(.?)|[.*+?^${}()|[\]\\/]/gsu, (text, letter?: string) => {
    if (letter === undefined) return `\\${text}`;
    if (letter === '%') return '%';
    const directive = DIRECTIVES[letter];
    if (directive === undefined) throw badPattern(pattern, `unknown directive %${letter}`);
    if (parts.includes(directive.part)) throw badPattern(pattern, `%${letter} occurs twice`);
    parts.push(directive.part);
    return `(${directive.matches})`;
  });
  checkParts(pattern, parts);
  const matcher = new RegExp(`^${source}$`, 'i');
  return (text) => {
    const found = matcher.exec(text);
    if (found === null) return undefined;
    return timeOf(Object.fromEntries(parts.map((part, i) => [part, found[i + 1]])) as Parts);
  };
}

function checkParts(pattern: string, parts: readonly (keyof Parts)[]): void {
  const has = (...some: (keyof Parts)[]): boolean => some.some((part) => parts.includes(part));
  if (!has('year', 'shortYear')) throw badPattern(pattern, 'no year: %Y or %y');
  if (has('hour12') !== has('half')) throw badPattern(pattern, '%I needs %p, and %p needs %I');
  if (has('hour') && has('hour12')) throw badPattern(pattern, '%H and %I are the same part');
  if (has('month') && has('monthName')) throw badPattern(pattern, '%m and %b are the same part');
}

function badPattern(pattern: string, why: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `invalid time format "${pattern}": ${why}`, {
    expected: Object.keys(DIRECTIVES).map((letter) => `%${letter}`),
    received: pattern,
    hint: 'use %Y %y %m %b %d %H %I %p %M %S %f %z and %%; or iso, epoch_s, epoch_ms, epoch_us',
  });
}

function timeOf(parts: Parts): LocalTime | undefined {
  const hour = hourOf(parts);
  const offset = parts.offset === undefined ? undefined : parseOffset(parts.offset.toUpperCase());
  if (hour === undefined || (parts.offset !== undefined && offset === undefined)) return undefined;
  const civil: Civil = {
    year: parts.year === undefined ? century(Number(parts.shortYear)) : Number(parts.year),
    month: monthOf(parts),
    day: Number(parts.day ?? '1'),
    hour,
    minute: Number(parts.minute ?? '0'),
    second: Number(parts.second ?? '0'),
    millisecond: cutToMilliseconds(parts.fraction ?? '0'),
  };
  const local = localOf(civil);
  return local === undefined ? undefined : { local, offset };
}

/** The year of two digits, by the rule of POSIX: 69 to 99 are 1969 to 1999. */
function century(year: number): number {
  return year + (year < 69 ? 2000 : 1900);
}

function monthOf({ month, monthName }: Parts): number {
  if (monthName !== undefined) return MONTHS.indexOf(monthName.toLowerCase()) + 1;
  return Number(month ?? '1');
}

function hourOf({ hour, hour12, half }: Parts): number | undefined {
  if (hour12 === undefined) return Number(hour ?? '0');
  const twelve = Number(hour12);
  if (twelve < 1 || twelve > 12) return undefined;
  return (twelve % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0);
}
