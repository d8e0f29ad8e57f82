import { binOf } from '../core/codes.ts';
import { endsRow } from '../core/missing.ts';
import { adversarialValues } from './adversarial.ts';
import type { CheckOptions, ExportJob } from './exporter.ts';
import { columnsOf, type FeatureRule } from './rule.ts';
import { wordCodes } from './special.ts';

/** A column of a check. */
export interface CheckColumn {
  readonly name: string;
  /** As many as the other columns have; null and NaN are missing. Text is a special code. */
  readonly values: readonly (number | string | null)[];
  /** True if its values are times, in milliseconds since 1970. */
  readonly isTime: boolean;
  /** The codes of `core/`; null for a missing value without a code. */
  readonly codes: readonly (number | null)[];
}

/** The value of a row. */
interface Checked {
  readonly value: number | string | null;
  readonly code: number | null;
}

/**
 * The columns of all rules with adversarial values, as one table.
 *
 * @param words true for a target that takes words among the numbers, if they are special codes
 */
export function checkTable(
  { rules }: ExportJob,
  { sample }: Pick<CheckOptions, 'sample'>,
  { words }: { readonly words: boolean } = { words: false },
): readonly CheckColumn[] {
  const columns = rules.flatMap((rule) =>
    columnsOf(rule).map((name) => ({
      name,
      checked: [...adversarialValues(rule, sample.get(name)), ...(words ? wordsIn(rule) : [])],
      ends: endsRow(rule.missing),
      isTime: rule.time !== undefined,
    })),
  );
  const length = Math.max(...columns.map(({ checked }) => checked.length));
  return columns.map(({ name, checked, ends, isTime }, at) => {
    const cells = filled(checked, length, ends, at);
    return {
      name,
      isTime,
      values: cells.map(({ value }) => value),
      codes: cells.map(({ code }) => code),
    };
  });
}

/** The words of a rule, also with blanks around them, with the codes of `core/`. */
function wordsIn(rule: FeatureRule): readonly Checked[] {
  const numbers = rule.boundaries.special.words;
  return wordCodes(rule).flatMap(([word]) => {
    const code = binOf(numbers.get(word) ?? 0, rule.boundaries) ?? null;
    return [word, ` ${word}\t`].map((value) => ({ value, code }));
  });
}

/**
 * A column of the length of the table: its values again from the start, but not the missing ones if those
 * end their row. They are rotated, so that rows of several columns hold different bins.
 */
function filled(
  checked: readonly Checked[],
  length: number,
  ends: boolean,
  at: number,
): readonly Checked[] {
  const present = checked.filter(({ code }) => code !== null);
  const again = ends || present.length === 0 ? present : checked;
  const more = Array.from({ length: length - checked.length }, (_, i) => again[i % again.length]);
  const all = [...checked, ...more.filter((one) => one !== undefined)];
  if (ends) return all;
  const turn = (at * 7) % all.length;
  return [...all.slice(turn), ...all.slice(0, turn)];
}
