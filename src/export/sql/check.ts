import type { CheckOptions, ExportJob } from '../exporter.ts';
import type { FeatureRule } from '../rule.ts';
import { checkWidth, tablesOf } from './check-tables.ts';
import type { SqlDialect } from './dialect.ts';
import { combined, expectedOf, type OutputPart, partsOf } from './expression.ts';
import { expressionOf } from './groups.ts';
import { caseOf } from './values.ts';

/** The first letters of the names of a feature's tables. */
const LETTERS = 'vw';

/**
 * The query that returns the values whose output differs: its columns are `feature`, `output` (the position of the
 * output column, from 1), `value`, `expected` and `got`, all text.
 */
export function checkQuery(
  dialect: SqlDialect,
  { rules }: ExportJob,
  { sample }: CheckOptions,
): string {
  const checked = rules.map(notRaising);
  const tables = checked.flatMap((rule, feature) =>
    tablesOf(dialect, rule, sample).map(({ query }, i) => ({
      rule,
      query,
      name: `${LETTERS[i] ?? `g${i}_`}${feature + 1}`,
    })),
  );
  const named = tables.map(({ name, query }) => `${name} AS (\n${query}\n)`);
  const parts = tables.flatMap(({ rule, name }) =>
    selectsOf(dialect, rule, name, checkWidth(rule)),
  );
  return `WITH ${named.join(',\n')}\n${parts.join('\nUNION ALL\n')};\n`;
}

/** The number of values in the rows of a check. */
export function checkedValues(
  dialect: SqlDialect,
  { rules }: ExportJob,
  { sample }: CheckOptions,
): number {
  const counts = rules.map((rule) => {
    const rows = tablesOf(dialect, rule, sample).flatMap((table) => table.rows);
    return rows.length * checkWidth(rule);
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A rule whose missing values give NULL instead of an error: a check runs on missing values, too. */
function notRaising(rule: FeatureRule): FeatureRule {
  if (rule.missing !== 'error') return rule;
  const { groups } = rule;
  const lists = groups?.lists.map((list) => ({ ...list, rule: notRaising(list.rule) })) ?? [];
  return { ...rule, missing: 'empty', groups: groups && { ...groups, lists } };
}

/** The queries of the differing values of a table, one for each output column. */
function selectsOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  table: string,
  width: number,
): readonly string[] {
  const feature = dialect.text(rule.name);
  const columns = Array.from({ length: width }, (_, i) => i + 1);
  const keys = rule.groups?.by.map((_, i) => `k${i + 1}`);
  return partsOf(rule).map((part, i) => {
    const found = columns.map((n) => expressionOf(dialect, rule, `x${n}`, part, keys));
    const got = combined(found, rule.mode.combine);
    const expected = expectedPart(dialect, rule, part, columns);
    const shown = `${dialect.asText('expected')} AS expected, ${dialect.asText('got')} AS got`;
    const inner = `SELECT value, ${expected} AS expected, ${got} AS got FROM ${table}`;
    return `SELECT ${feature} AS feature, '${i + 1}' AS output, value, ${shown} FROM (\n${inner}\n) AS t WHERE ${dialect.differs('expected', 'got')}`;
  });
}

/** The expected value of an output column, from the codes of its input columns. */
function expectedPart(
  dialect: SqlDialect,
  { mode }: FeatureRule,
  part: OutputPart,
  columns: readonly number[],
): string {
  const lists = (part.lists ?? [part]).map((list) => {
    const values = columns.map((n) => expectedOf(dialect, list, `c${n}`));
    return combined(values, mode.combine);
  });
  const [own = '', ...others] = lists;
  return others.every((one) => one === own) ? own : byList(lists);
}

function byList(expressions: readonly string[]): string {
  return caseOf(expressions.map((expression, list) => `WHEN l = ${list} THEN ${expression}`));
}
