import { adversarialValues, type CheckedValue, expectedCode } from '../adversarial.ts';
import type { CheckOptions, ExportJob } from '../exporter.ts';
import type { FeatureRule } from '../rule.ts';
import { timeText } from '../time-values.ts';
import type { CheckRow, SqlDialect } from './dialect.ts';
import { combined, expectedOf, expressionOf, partsOf } from './expression.ts';
import { valueName } from './literals.ts';
import { literal } from './values.ts';

/** A whole number that float64 does not have: it must be rounded before it is compared. */
const BEYOND = '9007199254740993';

/** NULL as a whole number: some engines take a bare one for text. */
const NO_CODE = 'CASE WHEN 1 = 0 THEN 0 END';

/** What the names of a feature's tables begin with. */
const LETTERS = 'vw';

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
  const tables = checked.flatMap((rule, feature) =>
    tablesOf(dialect, rule, sample).map(({ query }, i) => ({
      rule,
      query,
      name: `${LETTERS[i]}${feature + 1}`,
    })),
  );
  const named = tables.map(({ name, query }) => `${name} AS (\n${query}\n)`);
  const parts = tables.flatMap(({ rule, name }) => selectsOf(dialect, rule, name, widthOf(rule)));
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
    return rows.length * widthOf(rule);
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

/** Rows of one type of column. */
interface CheckTable {
  readonly rows: readonly CheckRow[];
  readonly query: string;
}

/** The tables of a rule: of numbers, and a whole number beyond float64; or of each type of times. */
function tablesOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  sample: CheckOptions['sample'],
): readonly CheckTable[] {
  const values = valuesOf(rule, sample);
  const width = widthOf(rule);
  const name = rule.time === undefined ? valueName : timeText;
  const table = (text: (value: number) => string | undefined): CheckTable => {
    const rows = rowsOf(values, width, (value) => ({ name: name(value), x: text(value) }));
    return { rows, query: dialect.rows(rows) };
  };
  if (rule.time !== undefined) {
    const literals = dialect.time?.literals ?? [];
    return literals.map((time) => table((value) => time(timeText(value))));
  }
  const big = bigRow(dialect, rule, width);
  return [table((value) => literal(dialect, value)), { rows: [big], query: bigQuery(big) }];
}

function bigRow(dialect: SqlDialect, rule: FeatureRule, width: number): CheckRow {
  const code = expectedCode(Number(BEYOND), rule);
  return {
    value: BEYOND,
    xs: Array.from({ length: width }, () => dialect.bigint(BEYOND)),
    codes: Array.from({ length: width }, () => String(code ?? 'NULL')),
  };
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

function rowsOf(
  values: readonly CheckedValue[],
  width: number,
  textOf: (value: number) => { readonly name: string; readonly x: string | undefined },
): CheckRow[] {
  const literals = values.flatMap(({ value, code }) => {
    const { name, x } = value === null ? { name: 'NULL', x: 'NULL' } : textOf(value);
    return x === undefined ? [] : [{ name, x, code: String(code ?? 'NULL') }];
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
