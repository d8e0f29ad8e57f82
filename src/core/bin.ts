import type { Boundaries } from './boundaries.ts';
import { boundaryText, LEAST_LABEL_DIGITS, MOST_LABEL_DIGITS } from './boundary-text.ts';
import { checkBoundariesArgument, invalidArgument } from './options/check-options.ts';
import { wholeNumber } from './options/option-rules.ts';

/**
 * The edges of a bin. The lower edge of the first bin is -Infinity and the upper edge of the last bin +Infinity,
 * unless values outside the boundaries are missing.
 */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** The side on which the interval includes its finite edge. */
  readonly closed: 'left' | 'right';
}

/**
 * The interval of a bin. Infinite values belong to the outer bins, although infinite edges are written with a round
 * bracket.
 *
 * @param code from 0 to `boundaries.bins` (exclusive)
 * @throws DiscretizeError E_USAGE for any other code, and if `boundaries` are not Boundaries
 */
export function binInterval(boundaries: Boundaries, code: number): Interval {
  checkBoundariesArgument(boundaries);
  const { values, closed, bins, outside } = boundaries;
  if (!Number.isInteger(code) || code < 0 || code >= bins) {
    throw invalidArgument('code', code, `a bin's code, 0 to ${bins - 1}`);
  }
  const next = outside === 'bins' ? code : code + 1;
  return {
    lower: values[next - 1] ?? Number.NEGATIVE_INFINITY,
    upper: values[next] ?? Number.POSITIVE_INFINITY,
    closed,
  };
}

/** The edges of a bin as text; undefined for an infinite edge. */
export interface EdgeTexts {
  readonly lower: string | undefined;
  readonly upper: string | undefined;
}

/**
 * The edges of a bin as text.
 *
 * @param digits significant digits; by default the shortest ones that read back exactly
 * @throws DiscretizeError E_USAGE as `binInterval`
 */
export function edgeTexts(boundaries: Boundaries, code: number, digits?: number): EdgeTexts {
  const { lower, upper } = binInterval(boundaries, code);
  const next = boundaries.outside === 'bins' ? code : code + 1;
  return {
    lower: Number.isFinite(lower) ? boundaryText(boundaries, next - 1, digits) : undefined,
    upper: Number.isFinite(upper) ? boundaryText(boundaries, next, digits) : undefined,
  };
}

const LABEL_DIGITS = wholeNumber(LEAST_LABEL_DIGITS, MOST_LABEL_DIGITS);

/**
 * The interval of a bin as text, such as `[0.1, 0.2)`. By default, its numbers have the shortest digits that read
 * back exactly, so that a label never includes a value of another bin.
 *
 * @param digits significant digits of its numbers, 1 to 17; more if two boundaries would read the same
 * @throws DiscretizeError E_USAGE as `binInterval`, and for other digits
 */
export function binLabel(boundaries: Boundaries, code: number, digits?: number): string {
  if (digits !== undefined && !LABEL_DIGITS.accepts(digits)) {
    throw invalidArgument('digits', digits, LABEL_DIGITS.expected);
  }
  const interval = binInterval(boundaries, code);
  const { closed, texts } = boundaries;
  const name = texts?.bin(interval.lower, interval.upper);
  if (name !== undefined) return name;
  const { lower, upper } = edgeTexts(boundaries, code, digits);
  const open = closed === 'left' && lower !== undefined ? '[' : '(';
  const close = closed === 'right' && upper !== undefined ? ']' : ')';
  return `${open}${lower ?? '-inf'}, ${upper ?? '+inf'}${close}`;
}

/**
 * The middle of a bin, halfway between its edges, without overflow; `undefined` for a bin with an infinite edge.
 *
 * @throws DiscretizeError E_USAGE as `binInterval`
 */
export function binMidpoint(boundaries: Boundaries, code: number): number | undefined {
  const { lower, upper } = binInterval(boundaries, code);
  const middle = lower / 2 + upper / 2;
  return Number.isFinite(middle) ? middle : undefined;
}
