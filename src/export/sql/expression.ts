import type { Value } from '../../encode/mode.ts';
import { cannotExport } from '../refusal.ts';
import { binsOf, type FeatureRule } from '../rule.ts';
import type { SqlDialect } from './dialect.ts';

/** A run of neighboring bins for which an output column holds the same value. */
interface Run {
  /** The first code after the run. */
  readonly end: number;
  readonly value: Value;
}

/** What an output column holds: for a missing value, and for the bins. */
export interface Part {
  readonly missing: Value;
  readonly runs: readonly Run[];
  /** True if it holds the code itself. */
  readonly isCode: boolean;
  /** True if all its numbers are written as doubles, whole ones too. */
  readonly isDouble: boolean;
}

/** The output columns of one column of a feature, in the order of its mode. */
export function partsOf(rule: FeatureRule): readonly Part[] {
  const { mode, bins, depth, missingCode } = rule;
  const shown = binsOf(rule);
  const table = Array.from({ length: bins }, (_, code) => mode.values(code, shown));
  const absent = mode.values(missingCode ?? depth, shown);
  return absent.map((missing, part) => {
    const values = table.map((row) => row[part] ?? null);
    const isDouble = mode.isValue === true;
    const isCode =
      !isDouble && missing === missingCode && values.every((value, code) => value === code);
    return { missing, runs: runsOf(values), isCode, isDouble };
  });
}

function runsOf(values: readonly Value[]): Run[] {
  return values.flatMap((value, code) =>
    code + 1 < values.length && values[code + 1] === value ? [] : [{ end: code + 1, value }],
  );
}

/** The condition under which a column's value is missing: NULL, NaN, or a number that means it. */
export function isMissing(dialect: SqlDialect, rule: FeatureRule, column: string): string {
  const x = dialect.double(column);
  const numbers = rule.missingNumbers.flatMap((value) => literal(dialect, value) ?? []);
  const conditions = [
    `${column} IS NULL`,
    ...(dialect.isNaN === undefined ? [] : [dialect.isNaN(x)]),
    ...numbers.map((number) => `${x} = ${number}`),
  ];
  return conditions.join(' OR ');
}

/** A number's literal; undefined for one that the engine cannot store. */
export function literal(dialect: SqlDialect, value: number): string | undefined {
  const { special, hasSubnormals } = dialect;
  if (Number.isNaN(value)) return special.nan;
  if (!Number.isFinite(value)) return special.infinity?.[value > 0 ? 1 : 0];
  if (!hasSubnormals && value !== 0 && Math.abs(value) < 2 ** -1022) return undefined;
  return dialect.number(value);
}

/** The expression of an output column. */
export function expressionOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  part: Part,
): string {
  const first = firstBranches(dialect, rule, column, part);
  const x = dialect.double(column);
  if (part.isCode) {
    checkSize(dialect.name, rule.numbers.length, dialect.maxBoundaries, 'boundaries');
    const count = rule.numbers.length === 0 ? '0' : dialect.count(x, rule);
    return caseOf([...first, `ELSE ${rule.isBounded ? `${count} - 1` : count}`]);
  }
  const offset = rule.isBounded ? 0 : -1;
  return runsCase(dialect, part, first, (end) => below(dialect, rule, x, end + offset));
}

/** The branches for what has no bin: no number at all, missing, and outside if that is missing. */
function firstBranches(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  { missing, isDouble }: Part,
): readonly string[] {
  const x = dialect.double(column);
  const last = rule.numbers.length - 1;
  const outside = rule.isBounded
    ? ` OR ${below(dialect, rule, x, 0)} OR ${reached(dialect, rule, x, last)}`
    : '';
  const raised =
    rule.missing === 'error' ? dialect.raise?.(`missing value in ${rule.name}`) : undefined;
  const value = raised ?? valueOf(dialect, missing, isDouble);
  const guard = dialect.guard?.(column);
  const branch = `WHEN ${isMissing(dialect, rule, column)}${outside} THEN ${value}`;
  return guard === undefined ? [branch] : [guard, branch];
}

/** A condition: the value has not reached one of the rule's numbers. */
function below(dialect: SqlDialect, rule: FeatureRule, x: string, at: number): string {
  const sign = rule.comparison === '>=' ? '<' : '<=';
  return `${x} ${sign} ${dialect.number(rule.numbers[at] ?? 0)}`;
}

function reached(dialect: SqlDialect, rule: FeatureRule, x: string, at: number): string {
  return `${x} ${rule.comparison} ${dialect.number(rule.numbers[at] ?? 0)}`;
}

/**
 * A CASE of an output column's runs.
 *
 * @param first branches that come before those of the bins
 * @param isBefore a condition: the bin's code is less than a run's end
 */
function runsCase(
  dialect: SqlDialect,
  { runs, isDouble }: Part,
  first: readonly string[],
  isBefore: (end: number) => string,
): string {
  checkSize(dialect.name, runs.length, dialect.maxCases, 'different values in a CASE');
  const branches = runs.map(({ end, value }, i) => {
    const result = valueOf(dialect, value, isDouble);
    return i + 1 < runs.length ? `WHEN ${isBefore(end)} THEN ${result}` : `ELSE ${result}`;
  });
  return caseOf([...first, ...branches]);
}

/** The value of an output column for the code in a column of a check: what `expressionOf` must give. */
export function expectedOf(dialect: SqlDialect, part: Part, code: string): string {
  if (part.isCode) return code;
  const bins = part.runs.at(-1)?.end ?? 0;
  const missing = valueOf(dialect, part.missing, part.isDouble);
  const first = [`WHEN ${code} IS NULL OR ${code} >= ${bins} THEN ${missing}`];
  return runsCase(dialect, part, first, (end) => `${code} < ${end}`);
}

function caseOf(branches: readonly string[]): string {
  return `CASE ${branches.join(' ')} END`;
}

function valueOf(dialect: SqlDialect, value: Value, isDouble: boolean): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return dialect.text(value);
  if (!isDouble && Number.isInteger(value)) return String(value);
  const text = literal(dialect, value);
  if (text !== undefined) return text;
  throw cannotExport(dialect.name, `it has no literal for ${value}`, 'use another output mode');
}

/** Several columns of a feature in one output column: the sum of ones and zeros, or whether there is a one. */
export function combined(expressions: readonly string[], how: 'each' | 'max' | 'sum'): string {
  const [first = 'NULL', ...rest] = expressions;
  if (rest.length === 0) return first;
  const sum = expressions.join(' + ');
  return how === 'sum' ? sum : `CASE WHEN ${sum} > 0 THEN 1 ELSE 0 END`;
}

function checkSize(engine: string, size: number, most: number, what: string): void {
  if (size <= most) return;
  const [has, limit] = [size, most].map((n) => n.toLocaleString('en-US'));
  throw cannotExport(engine, `${has} ${what}, more than ${limit}`, 'use fewer boundaries');
}
