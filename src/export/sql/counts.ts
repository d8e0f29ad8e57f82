import type { FeatureRule } from '../rule.ts';
import type { KeyLookup } from './dialect.ts';

type Literal = (value: number) => string;

/** The numbers of a rule as literals: `a, b`. */
export function listed(rule: FeatureRule, literal: Literal): string {
  return rule.numbers.map(literal).join(', ');
}

/** Counts by a searched CASE: a branch for each number. */
export function countByCase(x: string, rule: FeatureRule, literal: Literal): string {
  const sign = rule.comparison === '>=' ? '<' : '<=';
  const branches = rule.numbers.map(
    (number, code) => `WHEN ${x} ${sign} ${literal(number)} THEN ${code}`,
  );
  return `CASE ${branches.join(' ')} ELSE ${rule.numbers.length} END`;
}

/**
 * Counts by a function of the engine that counts the numbers <= a value in a sorted list. To count the numbers < the
 * value, the list and the value are negated.
 *
 * @param call a call of the function, for a value and a list
 */
export function countBySortedList(
  x: string,
  rule: FeatureRule,
  call: (x: string, numbers: readonly number[]) => string,
): string {
  const { numbers, comparison } = rule;
  if (comparison === '>=') return call(x, numbers);
  return `${numbers.length} - ${call(`-(${x})`, numbers.map((number) => 0 - number).toReversed())}`;
}

/**
 * A query of a table of all keys for the list of a row's key; NULL for an unknown key.
 *
 * @param numbers the literal of a list
 * @param select returns the SQL to select, for the column that holds a list
 */
export function queryByKey(
  { parts, lists, nameOf }: KeyLookup,
  text: (value: string) => string,
  numbers: (values: readonly number[]) => string,
  select: (column: string) => string,
): string {
  const names = parts.map((_, i) => nameOf(i + 1));
  const rows = lists.map(
    (list) => `(${[...list.key.map(text), numbers(list.numbers)].join(', ')})`,
  );
  const table = `group_lists(${[...names, nameOf(0)].join(', ')}) AS (VALUES ${rows.join(', ')})`;
  const isKey = parts.map((part, i) => `${names[i]} = ${part}`).join(' AND ');
  return `(WITH ${table} SELECT ${select(nameOf(0))} FROM group_lists WHERE ${isKey})`;
}
