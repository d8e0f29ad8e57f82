import { adversarialValues, type CheckedValue, expectedCode } from '../adversarial.ts';
import { type CheckedKey, checkedKeys } from '../check-groups.ts';
import type { CheckOptions } from '../exporter.ts';
import type { FeatureRule } from '../rule.ts';
import { timeText } from '../times.ts';
import type { CheckRow, SqlDialect } from './dialect.ts';
import { valueName } from './literals.ts';
import { NO_CODE } from './rows.ts';
import { literal } from './values.ts';

/** A whole number that float64 cannot hold: engines must round it before they compare it. */
const BEYOND = '9007199254740993';

/** The rotation of the values of each further column of a feature, in rows. */
const TURN = 7;

/** The number of columns in a row of a check. */
export function checkWidth({ mode, columns }: FeatureRule): number {
  return mode.combine === 'each' ? 1 : Math.max(1, columns.length);
}

/** Rows of one type of column. */
interface CheckTable {
  readonly rows: readonly CheckRow[];
  readonly query: string;
}

/** The tables of a rule: of numbers, and a whole number beyond float64; or of each type of times. */
export function tablesOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  sample: CheckOptions['sample'],
): readonly CheckTable[] {
  if (rule.groups === undefined) return listTables(dialect, rule, sample);
  return byType(
    checkedKeys(rule.groups).map((key) =>
      listTables(dialect, key.rule, sample, key.isMissing).map(({ rows, query }) => ({
        rows,
        query: `SELECT t.*, ${keyItems(dialect, key).join(', ')} FROM (\n${query}\n) AS t`,
      })),
    ),
  );
}

/** Merges the tables of all keys: one table for each type of column. */
function byType(tables: readonly (readonly CheckTable[])[]): readonly CheckTable[] {
  const [first = []] = tables;
  return first.map((_, type) => {
    const same = tables.flatMap((one) => one[type] ?? []);
    return {
      rows: same.flatMap(({ rows }) => rows),
      query: same.map(({ query }) => query).join('\nUNION ALL\n'),
    };
  });
}

/** The columns of a key: its parts, and the number of its list. */
function keyItems(dialect: SqlDialect, { key, list }: CheckedKey): readonly string[] {
  const parts = key.map((text) => (text === null ? dialect.key('NULL') : dialect.text(text)));
  return [...parts.map((part, i) => `${part} AS k${i + 1}`), `${list} AS l`];
}

function listTables(
  dialect: SqlDialect,
  rule: FeatureRule,
  sample: CheckOptions['sample'],
  isMissing = false,
): readonly CheckTable[] {
  const values = valuesOf(rule, sample).map(({ value, code }) => ({
    value,
    code: isMissing ? rule.missingCode : code,
  }));
  const width = checkWidth(rule);
  const name = rule.time === undefined ? valueName : timeText;
  const table = (text: (value: number) => string | undefined): CheckTable => {
    const rows = rowsOf(values, width, (value) => ({ name: name(value), x: text(value) }));
    return { rows, query: dialect.rows(rows) };
  };
  if (rule.time !== undefined) {
    const literals = dialect.time?.literals ?? [];
    return literals.map((time) => table((value) => time(timeText(value))));
  }
  const big = bigRow(dialect, rule, width, isMissing);
  return [table((value) => literal(dialect, value)), { rows: [big], query: bigQuery(big) }];
}

function bigRow(
  dialect: SqlDialect,
  rule: FeatureRule,
  width: number,
  isMissing: boolean,
): CheckRow {
  const code = isMissing ? rule.missingCode : expectedCode(Number(BEYOND), rule);
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

function valuesOf(rule: FeatureRule, sample: CheckOptions['sample']): readonly CheckedValue[] {
  return adversarialValues(
    rule,
    rule.columns.flatMap((name) => sample.get(name) ?? []),
  );
}
