import { adversarialValues, type CheckedValue, expectedCode } from '../adversarial.ts';
import type { CheckOptions, ExportJob } from '../exporter.ts';
import type { FeatureRule } from '../rule.ts';
import type { CheckRow, SqlDialect } from './dialect.ts';
import { combined, expectedOf, expressionOf, partsOf } from './expression.ts';
import { valueName } from './literals.ts';
import { literal } from './values.ts';

/** A whole number that float64 does not have: it must be rounded before it is compared. */
const BEYOND = '9007199254740993';

/** NULL as a whole number: some engines take a bare one for text. */
const NO_CODE = 'CASE WHEN 1 = 0 THEN 0 END';

/** How far the values of a feature's next column are turned against those of the one before it. */
const TURN = 7;

/**
 * The query that gives the values whose output differs: its columns are `feature`, `output` (the
 * position of the output column, from 1), `value`, `expected` and `got`, all text.
 */
export function checkQuery(
  dialect: SqlDialect,
  { rules }: ExportJob,
  { sample }: CheckOptions,
): string {
  const checked = rules.map(notRaising);
  const tables = checked.flatMap((rule, i) => tablesOf(dialect, rule, i, sample));
  const named = tables.map(({ name, query }) => `${name} AS (\n${query}\n)`);
  const parts = tables.flatMap(({ selects }) => selects);
  return `WITH ${named.join(',\n')}\n${parts.join('\nUNION ALL\n')};\n`;
}

/** The number of values in the rows of a check. */
export function checkedValues(
  dialect: SqlDialect,
  { rules }: ExportJob,
  { sample }: CheckOptions,
): number {
  const counts = rules.map((rule) => {
    const width = widthOf(rule);
    // One row more holds the whole number beyond float64.
    return (rowsOf(dialect, valuesOf(rule, sample), width).length + 1) * width;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The number of columns in a row of a check. */
function widthOf({ mode, columns }: FeatureRule): number {
  return mode.combine === 'each' ? 1 : Math.max(1, columns.length);
}

function valuesOf(rule: FeatureRule, sample: CheckOptions['sample']): readonly CheckedValue[] {
  return adversarialValues(
    rule,
    rule.columns.flatMap((name) => sample.get(name) ?? []),
  );
}

/** A check runs on missing values, too: what would end the query gives NULL instead. */
function notRaising(rule: FeatureRule): FeatureRule {
  return rule.missing === 'error' ? { ...rule, missing: 'empty' } : rule;
}

interface CheckTable {
  readonly name: string;
  readonly query: string;
  readonly selects: readonly string[];
}

function tablesOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  index: number,
  sample: CheckOptions['sample'],
): readonly CheckTable[] {
  const width = widthOf(rule);
  const rows = rowsOf(dialect, valuesOf(rule, sample), width);
  const code = expectedCode(Number(BEYOND), rule);
  const big: CheckRow = {
    value: BEYOND,
    xs: Array.from({ length: width }, () => dialect.bigint(BEYOND)),
    codes: Array.from({ length: width }, () => String(code ?? 'NULL')),
  };
  const table = (name: string, of: readonly CheckRow[]): CheckTable => ({
    name,
    query: dialect.rows(of),
    selects: selectsOf(dialect, rule, name, width),
  });
  return [table(`v${index + 1}`, rows), { ...table(`w${index + 1}`, [big]), query: bigQuery(big) }];
}

/** A row whose column is a 64-bit integer, not a float64. */
function bigQuery({ value, xs, codes }: CheckRow): string {
  const items = [
    `'${value}' AS value`,
    ...xs.map((x, i) => `${x} AS x${i + 1}`),
    ...codes.map((code, i) => `${code === 'NULL' ? NO_CODE : code} AS c${i + 1}`),
  ];
  return `SELECT ${items.join(', ')}`;
}

function rowsOf(dialect: SqlDialect, values: readonly CheckedValue[], width: number): CheckRow[] {
  const literals = values.flatMap(({ value, code }) => {
    const x = value === null ? 'NULL' : literal(dialect, value);
    return x === undefined ? [] : [{ name: valueName(value), x, code: String(code ?? 'NULL') }];
  });
  return literals.map((_, row) => {
    const turned = Array.from(
      { length: width },
      (__, column) => literals[(row + column * TURN) % literals.length],
    ).filter((one) => one !== undefined);
    return {
      value: turned.map(({ name }) => name).join(' '),
      xs: turned.map(({ x }) => x),
      codes: turned.map(({ code }) => code),
    };
  });
}

function selectsOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  table: string,
  width: number,
): readonly string[] {
  const feature = dialect.text(rule.name);
  const columns = Array.from({ length: width }, (_, i) => i + 1);
  const { combine } = rule.mode;
  return partsOf(rule).map((part, i) => {
    const got = combined(
      columns.map((n) => expressionOf(dialect, rule, `x${n}`, part)),
      combine,
    );
    const expected = combined(
      columns.map((n) => expectedOf(dialect, part, `c${n}`)),
      combine,
    );
    const shown = `${dialect.asText('expected')} AS expected, ${dialect.asText('got')} AS got`;
    const inner = `SELECT value, ${expected} AS expected, ${got} AS got FROM ${table}`;
    return `SELECT ${feature} AS feature, '${i + 1}' AS output, value, ${shown} FROM (\n${inner}\n) AS t WHERE ${dialect.differs('expected', 'got')}`;
  });
}
