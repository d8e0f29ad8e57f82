import type { FeatureRule } from '../rule.ts';
import type { SpecialBin, SpecialRange } from '../special.ts';
import type { SqlDialect } from './dialect.ts';
import { literal } from './values.ts';

/** The largest number of conditions side by side: engines nest them, and limit the depth of expressions. */
const SIDE_BY_SIDE = 50;

/** The disjunction of conditions; many are grouped in parentheses, so that none is nested deeply. */
export function anyOf(conditions: readonly string[]): string {
  if (conditions.length <= SIDE_BY_SIDE) return conditions.join(' OR ');
  const middle = conditions.length >>> 1;
  return `(${anyOf(conditions.slice(0, middle))}) OR (${anyOf(conditions.slice(middle))})`;
}

/** Conversions of a rule's columns to the float64 that is compared, with guards that reject other columns. */
export function columnWords(
  dialect: SqlDialect,
  { time }: FeatureRule,
): Pick<SqlDialect, 'double' | 'guard' | 'isNaN'> {
  const words = dialect.time;
  if (time === undefined || words === undefined) return dialect;
  const { part } = time;
  return {
    double: (column) =>
      part === undefined ? words.milliseconds(column) : words.part(column, part),
    ...(words.guard && { guard: words.guard }),
  };
}

/** The condition for a missing value of a column: NULL, NaN, or a number that means missing. */
export function missingCondition(dialect: SqlDialect, rule: FeatureRule, column: string): string {
  const { double, isNaN: isNotNumber } = columnWords(dialect, rule);
  const x = double(column);
  if (rule.time !== undefined) return `${x} IS NULL`;
  const numbers = rule.missingNumbers.flatMap((value) => literal(dialect, value) ?? []);
  return anyOf([
    `${column} IS NULL`,
    ...(isNotNumber === undefined ? [] : [isNotNumber(x)]),
    ...numbers.map((number) => `${x} = ${number}`),
  ]);
}

/** The condition for a special code of a bin; undefined for a bin without numbers. */
export function isSpecial(
  dialect: SqlDialect,
  x: string,
  { ranges }: SpecialBin,
): string | undefined {
  if (ranges.length === 0) return undefined;
  return anyOf(ranges.map((range) => isWithin(dialect, x, range)));
}

function isWithin(dialect: SqlDialect, x: string, [from, to]: SpecialRange): string {
  if (from === to) return `${x} = ${dialect.number(from)}`;
  if (to === Number.POSITIVE_INFINITY) return `${x} >= ${dialect.number(from)}`;
  if (from === Number.NEGATIVE_INFINITY) return `${x} <= ${dialect.number(to)}`;
  return `(${x} >= ${dialect.number(from)} AND ${x} <= ${dialect.number(to)})`;
}

/** The condition for a value that does not reach a number of the rule. */
export function below(dialect: SqlDialect, rule: FeatureRule, x: string, at: number): string {
  const sign = rule.comparison === '>=' ? '<' : '<=';
  return `${x} ${sign} ${dialect.number(rule.numbers[at] ?? 0)}`;
}

/** The condition for a value outside the first and the last boundary. */
export function isOutside(dialect: SqlDialect, rule: FeatureRule, x: string): string {
  const { comparison, numbers } = rule;
  const last = dialect.number(numbers.at(-1) ?? 0);
  return `${below(dialect, rule, x, 0)} OR ${x} ${comparison} ${last}`;
}
