import type { Value } from '../../encode/mode.ts';
import type { FeatureRule } from '../rule.ts';
import { below, columnWords, isOutside, isSpecial, missingCondition } from './conditions.ts';
import type { SqlDialect } from './dialect.ts';
import { caseOf, checkParserSize, type ValueKind, valueOf } from './values.ts';

/** A run of neighboring bins with the same value of an output column. */
interface Run {
  /** The end of the run (exclusive). */
  readonly end: number;
  readonly value: Value;
}

/** The values of an output column: for a missing value, for the intervals, and for the bins of special codes. */
export interface OutputPart extends ValueKind {
  readonly missing: Value;
  readonly runs: readonly Run[];
  readonly special: readonly Value[];
  /** The code of the first bin of special codes. */
  readonly specialCode: number;
  /** True if it holds the code itself. */
  readonly isCode: boolean;
  /** The values for each list of groups; undefined without groups. */
  readonly lists?: readonly OutputPart[];
}

/** The output columns of one column of a feature, in the order of its mode. */
export function partsOf(rule: FeatureRule): readonly OutputPart[] {
  const own = listParts(rule);
  if (rule.groups === undefined) return own;
  const all = rule.groups.lists.map((list) => listParts(list.rule));
  return own.map((part, i) => ({ ...part, lists: all.flatMap((parts) => parts[i] ?? []) }));
}

function listParts(rule: FeatureRule): readonly OutputPart[] {
  const { mode, bins, special: codes, specialCode, depth, missingCode, cells } = rule;
  const table = Array.from({ length: bins }, (_, code) => cells(code));
  const others = codes.map((_, i) => cells(specialCode + i));
  return cells(missingCode ?? depth).map((missing, part) => {
    const values = table.map((row) => row[part] ?? null);
    const special = others.map((row) => row[part] ?? null);
    const isDouble = mode.isValue === true;
    const isCode =
      !isDouble &&
      missing === missingCode &&
      values.every((value, code) => value === code) &&
      special.every((value, i) => value === specialCode + i);
    const isEmpty = !isCode && [missing, ...values, ...special].every((value) => value === null);
    return { missing, runs: runsOf(values), special, specialCode, isCode, isDouble, isEmpty };
  });
}

function runsOf(values: readonly Value[]): Run[] {
  return values.flatMap((value, code) =>
    code + 1 < values.length && values[code + 1] === value ? [] : [{ end: code + 1, value }],
  );
}

/** The SQL for the number of boundaries that a value reaches. */
type CountOf = (dialect: SqlDialect, x: string, rule: FeatureRule) => string;

/** The count in a rule's own list. */
export const ownCount: CountOf = (dialect, x, rule) => {
  checkParserSize(dialect.name, rule.numbers.length, dialect.maxBoundaries, 'boundaries');
  return rule.numbers.length === 0 ? '0' : dialect.count(x, rule);
};

/**
 * The expression of an output column by one boundary list.
 *
 * @param countOf the count that is its code
 */
export function listExpression(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  part: OutputPart,
  countOf: CountOf = ownCount,
): string {
  const first = firstBranches(dialect, rule, column, part);
  const x = columnWords(dialect, rule).double(column);
  if (part.isCode) {
    const count = countOf(dialect, x, rule);
    return caseOf([...first, `ELSE ${rule.isBounded ? `${count} - 1` : count}`]);
  }
  const offset = rule.isBounded ? 0 : -1;
  return runsCase(dialect, part, first, (end) => below(dialect, rule, x, end + offset));
}

/** The branches before the intervals: invalid values, missing values, special codes, and values outside that are missing. */
function firstBranches(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  part: OutputPart,
): readonly string[] {
  const words = columnWords(dialect, rule);
  const x = words.double(column);
  const value = missingValue(dialect, rule, part);
  const guard = words.guard?.(column);
  const missing = missingCondition(dialect, rule, column);
  const outside = rule.isBounded ? [isOutside(dialect, rule, x)] : [];
  const special = specialBranches(dialect, rule, x, part);
  const absent =
    special.length === 0
      ? [`WHEN ${[missing, ...outside].join(' OR ')} THEN ${value}`]
      : [
          `WHEN ${missing} THEN ${value}`,
          ...special,
          ...outside.map((condition) => `WHEN ${condition} THEN ${value}`),
        ];
  return guard === undefined ? absent : [guard, ...absent];
}

/** The value of an output column for a missing value, or an error. */
export function missingValue(
  dialect: SqlDialect,
  { missing, name }: FeatureRule,
  part: OutputPart,
): string {
  const raised = missing === 'error' ? dialect.raise?.(`missing value in ${name}`) : undefined;
  return raised ?? valueOf(dialect, part.missing, part);
}

function specialBranches(
  dialect: SqlDialect,
  { special }: FeatureRule,
  x: string,
  part: OutputPart,
): readonly string[] {
  return special.flatMap((bin, i) => {
    const condition = isSpecial(dialect, x, bin);
    if (condition === undefined) return [];
    return [`WHEN ${condition} THEN ${valueOf(dialect, part.special[i] ?? null, part)}`];
  });
}

/**
 * A CASE over an output column's runs.
 *
 * @param first branches before those of the bins
 * @param isBefore the condition that the bin's code is less than a run's end
 */
function runsCase(
  dialect: SqlDialect,
  part: OutputPart,
  first: readonly string[],
  isBefore: (end: number) => string,
): string {
  const { runs, special } = part;
  const size = runs.length + special.length;
  checkParserSize(dialect.name, size, dialect.maxCases, 'different values in a CASE');
  const branches = runs.map(({ end, value }, i) => {
    const result = valueOf(dialect, value, part);
    return i + 1 < runs.length ? `WHEN ${isBefore(end)} THEN ${result}` : `ELSE ${result}`;
  });
  return caseOf([...first, ...branches]);
}

/** The expected value of an output column for the code in a column of a check. */
export function expectedOf(dialect: SqlDialect, part: OutputPart, code: string): string {
  if (part.isCode) return code;
  const { special, specialCode: first } = part;
  const value = (one: Value): string => valueOf(dialect, one, part);
  const branches = [
    `WHEN ${code} IS NULL OR ${code} >= ${first + special.length} THEN ${value(part.missing)}`,
    ...special.map((one, i) => `WHEN ${code} = ${first + i} THEN ${value(one)}`),
  ];
  return runsCase(dialect, part, branches, (end) => `${code} < ${end}`);
}

/** Combines the output columns of several columns: the sum of ones and zeros, or their maximum. */
export function combined(expressions: readonly string[], how: 'each' | 'max' | 'sum'): string {
  const [first = 'NULL', ...rest] = expressions;
  if (rest.length === 0) return first;
  const sum = expressions.join(' + ');
  return how === 'sum' ? sum : `CASE WHEN ${sum} > 0 THEN 1 ELSE 0 END`;
}
