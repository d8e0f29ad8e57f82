import { DiscretizeError } from '../errors/error.ts';

/** The notation of numbers in cells. Boundaries and specs are always in {@link POINT}. */
export interface Notation {
  /** The character before the fraction. */
  readonly decimal: '.' | ',';
  /** The optional character between groups of three digits of the whole part; null: none. */
  readonly thousands: string | null;
}

/** The notation of programs: 1234.5. */
export const POINT: Notation = { decimal: '.', thousands: null };

/** The decimal separators. */
export const DECIMALS: readonly Notation['decimal'][] = ['.', ','];

/** Names of characters that are hard to type: a space, U+00A0 and U+202F. */
const SIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['space', ' '],
  ['nbsp', '\u00a0'],
  ['nnbsp', '\u202f'],
]);

/**
 * Reads a decimal separator.
 *
 * @throws DiscretizeError E_DIALECT
 */
export function parseDecimal(text: string): Notation['decimal'] {
  const found = DECIMALS.find((sign) => sign === text);
  if (found !== undefined) return found;
  throw new DiscretizeError('E_DIALECT', `invalid --decimal "${text}"`, {
    expected: DECIMALS,
    received: text,
    hint: 'use . or ,',
  });
}

/** Reads a thousands separator: `space`, `nbsp`, `nnbsp`, or the character itself. */
export function parseThousands(text: string): string {
  return SIGN_NAMES.get(text.toLowerCase()) ?? text;
}

/** The value of `--thousands` for a separator: the inverse of {@link parseThousands}. */
export function typedThousands(sign: string): string {
  const name = [...SIGN_NAMES].find(([, named]) => named === sign)?.[0];
  return name ?? (sign === "'" ? `"'"` : sign);
}

/**
 * Checks that the two separators differ from each other and from other characters of numbers.
 *
 * @throws DiscretizeError E_DIALECT
 */
export function checkNotation({ decimal, thousands }: Notation): void {
  parseDecimal(decimal);
  if (thousands === null) return;
  const hint = "use one character, such as , . ' _ space or nbsp (U+00A0)";
  const details = { received: thousands, hint };
  if (!/^[^\p{L}\p{N}\p{C}+-]$/u.test(thousands)) {
    throw new DiscretizeError('E_DIALECT', `invalid --thousands "${thousands}"`, details);
  }
  if (thousands === decimal) {
    const message = `the decimal and thousands separators are both "${decimal}"`;
    const other = decimal === '.' ? ',' : '.';
    const way = `use --decimal ${other} to have it between thousands`;
    throw new DiscretizeError('E_DIALECT', message, { ...details, hint: way });
  }
}

/**
 * Rewrites text of a notation in point notation, which the grammar reads (`core/cells/number.ts`). Text that is not a
 * number stays invalid.
 *
 * @param text without blanks around it
 * @param notation checked; its separators are in the encoding of the text
 * @returns undefined for text with a point that is not a separator, and for invalid groups of thousands (valid: 1 to
 *   3 digits, then groups of 3)
 */
export function inPoints(text: string, { decimal, thousands }: Notation): string | undefined {
  const whole = thousands === null ? text : ungrouped(text, thousands);
  if (whole === undefined || decimal === '.') return whole;
  return whole.includes('.') ? undefined : whole.replace(decimal, '.');
}

function ungrouped(text: string, thousands: string): string | undefined {
  const [first = '', ...groups] = text.split(thousands);
  if (groups.length === 0) return text;
  const last = groups.pop() as string;
  const areThrees = groups.every((group) => /^\d{3}$/.test(group)) && /^\d{3}(?!\d)/.test(last);
  if (!areThrees || !/^[+-]?\d{1,3}$/.test(first)) return undefined;
  return first + groups.join('') + last;
}
