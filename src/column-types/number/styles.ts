import type { Notation } from '../../core/cells/notation.ts';
import { parseNumberIn, trimBlanks } from '../../core/cells/number.ts';
import type { NumberStyle } from '../column-type.ts';

/** Reads a number that is not plain; undefined for text in another style. */
type StyleReader = (
  text: string,
  plain: (text: string) => number | undefined,
) => number | undefined;

/** Usual symbols and codes of currencies. */
const CURRENCIES: readonly string[] = [
  ...'$€£¥₹₩₽₺₪₫₴₦฿₿₱₡₲₵₸',
  ...['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CNY', 'INR', 'AUD', 'CAD', 'SEK', 'NOK', 'DKK', 'PLN'],
  ...[
    'CZK',
    'HUF',
    'BRL',
    'MXN',
    'ZAR',
    'KRW',
    'TRY',
    'RUB',
    'NZD',
    'SGD',
    'HKD',
    'R$',
    'kr',
    'zł',
  ],
];

/** The bytes of UTF-8 text as a byte string, the encoding of cells of files. */
function byteString(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

const CURRENCY_TEXTS: readonly string[] = [
  ...new Set(CURRENCIES.flatMap((text) => [text, byteString(text)])),
].sort((a, b) => b.length - a.length);

/** Spaces between a number and its currency: a space and no-break spaces, as text and as bytes. */
const SPACES =
  /^(?:[ \u00a0\u202f]|\u00c2\u00a0|\u00e2\u0080\u00af)+|(?:[ \u00a0\u202f]|\u00c2\u00a0|\u00e2\u0080\u00af)+$/g;

function currency(text: string, plain: (text: string) => number | undefined): number | undefined {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  for (const name of CURRENCY_TEXTS) {
    const isFirst = rest.startsWith(name);
    if (!isFirst && !rest.endsWith(name)) continue;
    const bare = isFirst ? rest.slice(name.length) : rest.slice(0, rest.length - name.length);
    const value = plain(`${sign}${bare.replaceAll(SPACES, '')}`);
    if (value !== undefined) return value;
  }
  return undefined;
}

function percent(text: string, plain: (text: string) => number | undefined): number | undefined {
  if (!text.endsWith('%')) return undefined;
  const value = plain(text.slice(0, -1).replaceAll(SPACES, ''));
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return value / 100;
}

function accounting(text: string, plain: (text: string) => number | undefined): number | undefined {
  const [, inner] = /^\((.*)\)$/s.exec(text) ?? [];
  if (inner === undefined || /^\s*[+-]/.test(inner)) return undefined;
  const value = plain(inner);
  return value === undefined ? undefined : -value;
}

function fortran(text: string, plain: (text: string) => number | undefined): number | undefined {
  if (!/^[+-]?[\d.,]*\d[\d.,]*[dDqQ][+-]?\d+$/.test(text)) return undefined;
  return plain(text.replace(/[dq]/i, 'e'));
}

/** Decimal exponents of the prefixes of the SI; K is as usual as k. */
const PREFIXES: Readonly<Record<string, number>> = {
  p: -12,
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  K: 3,
  M: 6,
  G: 9,
  B: 9,
  T: 12,
  P: 15,
};

function si(text: string, plain: (text: string) => number | undefined): number | undefined {
  const exponent = PREFIXES[text.at(-1) ?? ''];
  if (exponent === undefined) return undefined;
  const bare = text.slice(0, -1).trimEnd();
  // The exponent is added to the text, so that the number is rounded once.
  return /^[+-]?[\d.,]+$/.test(bare) ? plain(`${bare}e${exponent}`) : undefined;
}

function censored(text: string, plain: (text: string) => number | undefined): number | undefined {
  const [, bound] = /^(?:[<>]=?|\u2264|\u2265|\u00e2\u0089[\u00a4\u00a5]) ?(.+)$/.exec(text) ?? [];
  return bound === undefined ? undefined : plain(bound);
}

function range(text: string, plain: (text: string) => number | undefined): number | undefined {
  const [, low, high] =
    /^(-?[\d.,]+) ?(?:-|\u2013|\u00e2\u0080\u0093|\.\.|to) ?(-?[\d.,]+)$/.exec(text) ?? [];
  if (low === undefined || high === undefined) return undefined;
  const [from, to] = [plain(low), plain(high)];
  return from !== undefined && to !== undefined && from <= to ? from : undefined;
}

const READERS: Readonly<Record<NumberStyle, StyleReader>> = {
  currency,
  percent,
  accounting,
  fortran,
  si,
  censored,
  range,
};

/** The styles by their names. */
export const NUMBER_STYLES: readonly NumberStyle[] = Object.keys(READERS) as NumberStyle[];

/**
 * Makes a reader of numbers in a notation that also reads some styles. Plain numbers are always read. The first style
 * that reads a text applies, with other styles inside: `($1,200)`.
 *
 * @param notation its separators are in the encoding of the cells
 */
export function numberReader(
  styles: readonly NumberStyle[],
  notation: Notation,
): (text: string) => number | undefined {
  const read = styledReader(notation);
  return (text) => read(text, styles)?.value;
}

/**
 * Makes a function that returns the style of a number, of several the outer style.
 *
 * @param notation its separators are in the encoding of the cells
 * @returns undefined for a plain number, and for text that none of the styles reads
 */
export function styleTeller(
  styles: readonly NumberStyle[],
  notation: Notation,
): (text: string) => NumberStyle | undefined {
  const read = styledReader(notation);
  return (text) => read(text, styles)?.style;
}

/** A number and its style; undefined: plain. */
interface StyledNumber {
  readonly value: number;
  readonly style?: NumberStyle;
}

function styledReader(
  notation: Notation,
): (text: string, styles: readonly NumberStyle[]) => StyledNumber | undefined {
  const read = (text: string, styles: readonly NumberStyle[]): StyledNumber | undefined => {
    const trimmed = trimBlanks(text);
    const plain = parseNumberIn(trimmed, notation);
    if (plain !== undefined) return { value: plain };
    for (const style of styles) {
      const others = styles.filter((other) => other !== style);
      const value = READERS[style](trimmed, (part) => read(part, others)?.value);
      if (value !== undefined) return { value, style };
    }
    return undefined;
  };
  return read;
}

/** The smallest set of styles that read a text together; undefined if none do. */
export function stylesReading(
  text: string,
  notation: Notation,
): readonly NumberStyle[] | undefined {
  const one = NUMBER_STYLES.find((style) => reads([style], text, notation));
  if (one !== undefined) return [one];
  if (!reads(NUMBER_STYLES, text, notation)) return undefined;
  return NUMBER_STYLES.filter(
    (style) =>
      !reads(
        NUMBER_STYLES.filter((other) => other !== style),
        text,
        notation,
      ),
  );
}

function reads(styles: readonly NumberStyle[], text: string, notation: Notation): boolean {
  return numberReader(styles, notation)(text) !== undefined;
}
