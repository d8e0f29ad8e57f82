import type { FeatureRule } from '../../rule.ts';
import { listed } from '../counts.ts';
import type { CheckRow, SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { backslashed, checkedName, checkedText } from '../quoting.ts';
import { checkColumnNames, tuples } from '../rows.ts';

const NAME = 'clickhouse';

function count(x: string, rule: FeatureRule): string {
  return `arrayCount(b -> ${x} ${rule.comparison} b, [${listed(rule, withExponent)}])`;
}

function identifier(name: string): string {
  const checked = checkedName(name, { engine: NAME });
  return `\`${checked.replace(/[\\`]/g, (sign) => `\\${sign}`)}\``;
}

const text = (value: string): string => backslashed(checkedText(value, NAME));

const TYPES: Readonly<Record<string, string>> = {
  v: 'String',
  x: 'Nullable(Float64)',
  c: 'Nullable(Int64)',
};

function rowsQuery(rows: readonly CheckRow[]): string {
  const types = checkColumnNames(rows).map(
    (name) => `${name} ${TYPES[name.charAt(0)] ?? 'String'}`,
  );
  return `SELECT * FROM VALUES('${types.join(', ')}',\n${tuples(rows)}\n)`;
}

/** ClickHouse: arrayCount. */
export const clickhouse: SqlDialect = {
  name: NAME,
  about: 'ClickHouse: arrayCount',
  testedOn: 'ClickHouse 26.9.2 (chdb)',
  runsWith: 'clickhouse client --max_query_size 100000000 --multiquery',
  notes: [
    'A query of more than 256 KiB needs a greater max_query_size.',
    'Decimal columns: use toFloat64(toString(column)); the direct cast is not always correctly rounded.',
  ],
  identifier,
  text,
  number: withExponent,
  special: { nan: 'nan', infinity: ['-inf', 'inf'] },
  nullDouble: 'CAST(NULL AS Nullable(Float64))',
  hasSubnormals: true,
  key: (column) => `toString(${column})`,
  // Addition is not defined for text.
  double: (column) => `toFloat64(${column} + 0)`,
  isNaN: (x) => `isNaN(${x})`,
  count,
  maxBoundaries: 100_000,
  maxCases: 1000,
  raise: (message) => `throwIf(true, ${text(message)})`,
  replace: (items) => `* REPLACE (${items.join(', ')})`,
  exclude: (columns) => `* EXCEPT (${columns.join(', ')})`,
  createTable: (table, { select, rest }) =>
    `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS\n${select}\n${rest}`,
  differs: (a, b) => `isNull(${a}) != isNull(${b}) OR ifNull((${a}) != (${b}), false)`,
  asText: (x) => `toString(${x})`,
  rows: rowsQuery,
  bigint: (digits) => `toInt64(${digits})`,
};
