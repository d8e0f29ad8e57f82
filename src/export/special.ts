import { isWordValue } from '../core/cells/word-values.ts';
import type { SpecialCodes } from '../core/special/special-codes.ts';
import { threshold } from '../core/threshold.ts';
import { nextUp } from '../core/ulp.ts';
import { textOf } from '../csv/byte-string.ts';
import { wordsOf } from '../plan/special/special-request.ts';

/** The float64 values of one special code: a range with both ends included. */
export type SpecialRange = readonly [from: number, to: number];

/** A bin of special codes. */
export interface SpecialBin {
  readonly ranges: readonly SpecialRange[];
  /** Codes that are texts; a column of numbers has none of them. */
  readonly words: readonly string[];
}

/** The part of a rule with its bins of special codes. */
interface SpecialRule {
  readonly special: readonly SpecialBin[];
  /** The code of the first bin of special codes. */
  readonly specialCode: number;
}

/**
 * The bins of special codes, compared in float64: a code of float32 is the range of values that round to it.
 *
 * @param missing the list of missing values, which precede special codes
 */
export function specialBins(
  special: SpecialCodes,
  missing: { readonly na_values: readonly string[] },
): readonly SpecialBin[] {
  const { bins, precision } = special;
  const counted = wordsOf(special, missing);
  const all = [...(counted ?? [])].map(([word, number]) => ({ word: textOf(word), number }));
  return bins.map((numbers) => ({
    ranges: numbers.filter((number) => !isWordValue(number)).map((one) => rangeOf(one, precision)),
    words: all.filter(({ number }) => numbers.includes(number)).map(({ word }) => word),
  }));
}

function rangeOf(number: number, precision: SpecialCodes['precision']): SpecialRange {
  if (precision === 'float64') return [number, number];
  const from = threshold(number, precision, 'left');
  if (!Number.isFinite(number)) return number > 0 ? [from, number] : [number, from];
  return [from, -nextUp(-threshold(number, precision, 'right'))];
}

/** The ends of all ranges of a rule. */
export function specialEnds({ special }: Pick<SpecialRule, 'special'>): readonly number[] {
  return special.flatMap(({ ranges }) => ranges.flat());
}

/** The words among the special codes of a rule, with the codes of their bins. */
export function wordCodes({
  special,
  specialCode,
}: SpecialRule): readonly (readonly [string, number])[] {
  return special.flatMap(({ words }, i) => words.map((word) => [word, specialCode + i] as const));
}

/** The special codes of rules that are words. */
export function specialWords(rules: readonly SpecialRule[]): readonly string[] {
  return [...new Set(rules.flatMap(({ special }) => special.flatMap(({ words }) => words)))];
}
