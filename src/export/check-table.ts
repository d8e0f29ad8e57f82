import { trimBlanks } from '../core/cells/number.ts';
import { binOf } from '../core/codes.ts';
import { endsRow } from '../core/missing.ts';
import { adversarialValues, expectedCode } from './adversarial.ts';
import { type CheckedKey, checkedKeys, listOfKey } from './check-groups.ts';
import type { CheckOptions, ExportJob } from './exporter.ts';
import { type FeatureRule, ruleColumns } from './rule.ts';
import { wordCodes } from './special.ts';

/** A column of a check. */
export interface CheckColumn {
  readonly name: string;
  /** The values, as many as in other columns; null and NaN are missing. Text is a special code or a key. */
  readonly values: readonly (number | string | null)[];
  /** True if its values are times, in milliseconds since 1970. */
  readonly isTime: boolean;
  /** The codes of `core/`; null for a missing value without a code. */
  readonly codes: readonly (number | null)[];
}

/** The cells of a row in the columns that make groups, by name. */
type Keys = ReadonlyMap<string, string | null>;

/** The largest number of keys of a table. */
const MAX_KEYS = 30;

/**
 * The columns of all rules with adversarial values, as one table.
 *
 * @param words true for a target that accepts words among numbers, if they are special codes
 */
export function checkTable(
  job: ExportJob,
  { sample }: Pick<CheckOptions, 'sample'>,
  { words }: { readonly words: boolean } = { words: false },
): readonly CheckColumn[] {
  const columns = job.rules.flatMap((rule) =>
    ruleColumns(rule).map((name) => ({
      name,
      rule,
      values: [...valuesOf(rule, sample.get(name)), ...(words ? wordsIn(rule) : [])],
    })),
  );
  const length = Math.max(...columns.map(({ values }) => values.length));
  const keys = keysOf(job);
  return columns.map(({ name, rule, values }, at) => {
    const cells = filled(values, length, rule, at);
    const coded = (one: Keys): (number | null)[] => cells.map((value) => codeOf(value, rule, one));
    return {
      name,
      isTime: rule.time !== undefined,
      values: keys.flatMap(() => cells),
      codes: keys.flatMap(coded),
    };
  });
}

/** The columns that make groups in the table of a check; none without groups. */
export function checkKeys(job: ExportJob, table: readonly CheckColumn[]): readonly CheckColumn[] {
  const keys = keysOf(job);
  const rows = (table[0]?.values.length ?? 0) / keys.length;
  const names = [...new Set(keys.flatMap((one) => [...one.keys()]))];
  return names.map((name) => {
    const values = keys.flatMap((one) => Array.from({ length: rows }, () => one.get(name) ?? null));
    return { name, isTime: false, values, codes: [] };
  });
}

/** The keys of the rows of a table, in turn; a single empty key without groups. */
function keysOf({ rules }: ExportJob): readonly Keys[] {
  const all = rules.flatMap(({ groups }) =>
    groups === undefined
      ? []
      : checkedKeys(groups).map(
          ({ key }) => new Map(groups.by.map((name, i) => [name, key[i] ?? null])),
        ),
  );
  const allowed = all.filter((keys) =>
    rules.every((rule) => rule.groups === undefined || keyIn(rule, keys) !== undefined),
  );
  const step = Math.max(1, Math.ceil(allowed.length / MAX_KEYS));
  const some = allowed.filter((_, i) => i % step === 0);
  return some.length === 0 ? [new Map()] : some;
}

/** The list of a row; undefined if its group is an error. */
function keyIn({ groups }: FeatureRule, keys: Keys): CheckedKey | undefined {
  return (
    groups &&
    listOfKey(
      groups,
      groups.by.map((name) => keys.get(name) ?? null),
    )
  );
}

/** The values of a rule; with groups, those of some lists. */
function valuesOf(
  rule: FeatureRule,
  sample: readonly number[] | undefined,
): readonly (number | null)[] {
  const lists =
    rule.groups === undefined ? [rule] : checkedKeys(rule.groups).map((key) => key.rule);
  const all = [...new Set(lists)].flatMap((list) => adversarialValues(list, sample));
  const seen = new Map(all.map(({ value }) => [Object.is(value, -0) ? '-0' : value, value]));
  return [...seen.values()];
}

/** The words of a rule, bare and with blanks around them. */
function wordsIn(rule: FeatureRule): readonly string[] {
  return wordCodes(rule).flatMap(([word]) => [word, ` ${word}\t`]);
}

function codeOf(value: number | string | null, rule: FeatureRule, keys: Keys): number | null {
  const key = keyIn(rule, keys);
  if (key?.isMissing) return rule.missingCode;
  const own = key?.rule ?? rule;
  if (typeof value !== 'string') return expectedCode(value, own);
  const { boundaries, bins, specialCode } = own;
  const code = binOf(boundaries.special.words.get(trimBlanks(value)) ?? 0, boundaries) ?? 0;
  return code - bins + specialCode;
}

/**
 * A column as long as the table: its values are repeated, but not missing ones if they end their row. They are
 * rotated, so that rows of several columns hold different bins.
 */
function filled(
  values: readonly (number | string | null)[],
  length: number,
  rule: FeatureRule,
  at: number,
): readonly (number | string | null)[] {
  const ends = endsRow(rule.missing);
  const present = values.filter((value) => codeOf(value, rule, new Map()) !== null);
  const again = ends || present.length === 0 ? present : values;
  const more = Array.from({ length: length - values.length }, (_, i) => again[i % again.length]);
  const all = [...values, ...more.filter((one) => one !== undefined)];
  if (ends) return all;
  const turn = (at * 7) % all.length;
  return [...all.slice(turn), ...all.slice(0, turn)];
}
