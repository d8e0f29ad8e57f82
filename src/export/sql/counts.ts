import type { FeatureRule } from '../rule.ts';

type Literal = (value: number) => string;

/** `[a, b]` or `a, b`: the rule's numbers as literals. */
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
