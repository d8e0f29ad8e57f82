import { isDate, isIsoDate, timeFormatFlag } from './date-format.ts';
import { type Notation, typedThousands } from './notation.ts';
import { parseNumberIn, trimBlanks } from './number.ts';

/** A form of numbers that no notation reads, and its hint. */
interface Rejected {
  readonly looksLike: RegExp;
  readonly hint: string | ((notation: Notation) => string);
}

const DURATION =
  /^[+-]?(?:\d+(?:\.\d+)? ?(?:d|h|min|m|s|ms|us) ?)+$|^[+-]?P(?=.)[\d.WD]*(?:T[\d.HMS]+)?$/;

const REJECTED: readonly Rejected[] = [
  {
    looksLike: /^\d{1,3}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?$/i,
    hint: 'it is a time: --type duration reads 1:30:00 in seconds',
  },
  { looksLike: DURATION, hint: 'it is a duration: add --type duration' },
  {
    looksLike: /^[\d.,]+ ?(?:-|\u2013|\.\.|to) ?[\d.,]+$/i,
    hint: 'it is a range, already binned; --numbers range reads its lower end; or exclude the column with -c',
  },
  {
    looksLike: /^(?:[<>~\u2264\u2265]=? ?)[+-]?[\d.,]+$/,
    hint: 'it is a limit, not a value (<, > or ~); --numbers censored reads < and > as the limit',
  },
  {
    looksLike: /^\((?:\p{Sc} ?)?[\d.,]+%?\)$/u,
    hint: 'it is negative in accounting notation: --numbers accounting reads (5) as -5; add currency for ($5), percent for (5%)',
  },
  {
    looksLike: /^[+-]?(?:\d+\.?\d*|\.\d+)[dDqQ][+-]?\d+$/,
    hint: 'it has an exponent as in Fortran; --numbers fortran reads 1.5D3',
  },
  { looksLike: /\u2212/, hint: 'replace the typographic minus (U+2212) with a hyphen (-)' },
  {
    looksLike: /^[+-]?0[xbo][\da-f]+$/i,
    hint: 'write hexadecimal, binary and octal numbers in decimal',
  },
  { looksLike: /%$/, hint: 'it is a percentage; --numbers percent reads 12% as 0.12' },
  {
    looksLike: /^[+-]?[\d.,]+ ?[pnumkKMGBTP]$/,
    hint: 'it has an SI prefix; --numbers si reads 1.2k as 1200',
  },
  {
    looksLike: /^(?=.*\d)(?:[+-]?\p{Sc}|.*\p{Sc}$|[A-Z]{3} ?[\d.,]+$|[\d.,]+ ?[A-Z]{3}$)/su,
    hint: currencyHint,
  },
  {
    looksLike: /^[+-]?\d[\d_]*(?:\.[\d_]*)?$/,
    hint: 'remove the characters between digits: write 1_2 as 12',
  },
  { looksLike: /[^\P{Nd}0-9]/u, hint: 'write digits as 0 to 9 (ASCII)' },
  {
    looksLike: /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/,
    hint: 'remove whitespace other than spaces and tabs, such as U+00A0',
  },
];

/** Characters of texts that another notation may read, or that have a hint. */
const TELLING = /[\p{Nd}%\u2212\u00a0\u2000-\u200b\u202f\u3000\ufeff]/u;

/** The usual notations in files, the simplest first. */
const NOTATIONS: readonly Notation[] = [
  { decimal: '.', thousands: null },
  { decimal: ',', thousands: null },
  ...[',', "'", '\u2019', '_', ' ', '\u00a0', '\u202f', '\u2009'].map(
    (thousands) => ({ decimal: '.', thousands }) as const,
  ),
  ...['.', "'", '\u2019', '_', ' ', '\u00a0', '\u202f', '\u2009'].map(
    (thousands) => ({ decimal: ',', thousands }) as const,
  ),
];

/**
 * Explains why the grammar rejects a cell.
 *
 * @param text a cell that `parseNumberIn` does not read in the notation, decoded
 * @returns a hint; `undefined` if the text does not resemble a number
 */
export function explainRejection(text: string, notation: Notation): string | undefined {
  const trimmed = trimBlanks(text);
  if (!TELLING.test(trimmed)) return undefined;
  const hints = [
    wronglyGrouped(trimmed, notation),
    otherNotations(trimmed, notation, parseNumberIn),
  ].filter((hint) => hint !== undefined);
  if (hints.length > 0) return hints.join('; ');
  if (isDate(trimmed)) return dateHint(trimmed);
  const hint = REJECTED.find(({ looksLike }) => looksLike.test(trimmed))?.hint;
  return typeof hint === 'function' ? hint(notation) : hint;
}

/** The hint for an amount; an example with separators only if `--thousands` is not given. */
function currencyHint({ decimal, thousands }: Notation): string {
  const example = `$1${thousands ?? ''}234${decimal}50`;
  const sign = decimal === '.' ? ',' : '.';
  const grouped = `, and with --thousands ${sign} $1${sign}234${decimal}50`;
  return `it has a currency; --numbers currency reads ${example}${thousands === null ? grouped : ''}`;
}

function dateHint(text: string): string {
  const type = 'it is a date: add --type datetime, or bins such as --every month';
  return isIsoDate(text) ? type : `${type}, and ${timeFormatFlag(text)}`;
}

/** The hint for text that is a number without its thousands separators. */
function wronglyGrouped(text: string, { decimal, thousands }: Notation): string | undefined {
  if (thousands === null || !text.includes(thousands)) return undefined;
  const bare = text.replaceAll(thousands, '');
  if (parseNumberIn(bare, { decimal, thousands: null }) === undefined) return undefined;
  const example = ['1', '234', '567'].join(thousands);
  return `"${thousands}" separates groups of 3 digits, as in ${example}`;
}

/**
 * Names the missing flags that read a text, with the number that each reading gives.
 *
 * @param given the notation of the run, which does not read the text
 * @param read reads a text in a notation
 */
export function otherNotations(
  text: string,
  given: Notation,
  read: (text: string, notation: Notation) => number | undefined,
): string | undefined {
  const readings = [...readingsOf(text, read)];
  if (readings.length === 0) return undefined;
  return readings
    .map(([value, notation]) => `with ${notationFlags(notation, given)} it is ${value}`)
    .join(', ');
}

/** The notation in which a text is a number; undefined if there is none, or if the text may mean several numbers. */
export function onlyNotation(text: string): Notation | undefined {
  const readings = readingsOf(text, parseNumberIn);
  return readings.size === 1 ? readings.values().next().value : undefined;
}

/** The numbers that a text may mean, each with its plainest notation. */
function readingsOf(
  text: string,
  read: (text: string, notation: Notation) => number | undefined,
): ReadonlyMap<number, Notation> {
  const readings = new Map<number, Notation>();
  for (const notation of NOTATIONS) {
    const value = read(text, notation);
    if (value !== undefined && !readings.has(value)) readings.set(value, notation);
  }
  return readings;
}

/** The flags that turn the given notation into another one. */
export function notationFlags({ decimal, thousands }: Notation, given: Notation): string {
  const isSame = thousands === given.thousands;
  const sign = thousands === null || isSame ? '' : `--thousands ${typedThousands(thousands)}`;
  const point = decimal === given.decimal && sign !== '' ? '' : `--decimal ${decimal}`;
  const flags = [point, sign].filter((flag) => flag !== '').join(' ');
  // One character cannot be both separators.
  return thousands === null && given.thousands === decimal ? `${flags} without --thousands` : flags;
}
