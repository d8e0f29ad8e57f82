import { countBySortedList } from '../counts.ts';
import type { CheckRow, SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { backslashed, checkedName, checkedText } from '../quoting.ts';
import { checkCells, checkColumnNames } from '../rows.ts';

const NAME = 'bigquery';

const TYPES: Readonly<Record<string, string>> = { v: 'STRING', x: 'FLOAT64', c: 'INT64' };

function identifier(name: string): string {
  const limits = {
    engine: NAME,
    characters: 300,
    forbidden: /[!"$()*,./;?@[\\\]^`{}~\p{Cc}\p{Cf}]/u,
  };
  return `\`${checkedName(name, limits)}\``;
}

const text = (value: string): string => backslashed(checkedText(value, NAME));

function rangeBucket(x: string, numbers: readonly number[]): string {
  return `RANGE_BUCKET(${x}, [${numbers.map(withExponent).join(', ')}])`;
}

function rowsQuery(rows: readonly CheckRow[]): string {
  const types = checkColumnNames(rows).map(
    (name) => `${name} ${TYPES[name.charAt(0)] ?? 'STRING'}`,
  );
  const structs = rows.map((row) => `(${checkCells(row).join(', ')})`);
  return `SELECT * FROM UNNEST(ARRAY<STRUCT<${types.join(', ')}>>[\n${structs.join(',\n')}\n])`;
}

/** BigQuery: RANGE_BUCKET. */
export const bigquery: SqlDialect = {
  name: NAME,
  about: 'BigQuery: RANGE_BUCKET',
  testedOn: 'documentation only',
  runsWith: 'bq query --use_legacy_sql=false',
  notes: ['Untested on BigQuery: check it before use.'],
  identifier,
  text,
  number: withExponent,
  special: {
    nan: "CAST('nan' AS FLOAT64)",
    infinity: ["CAST('-inf' AS FLOAT64)", "CAST('inf' AS FLOAT64)"],
  },
  nullDouble: 'CAST(NULL AS FLOAT64)',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS STRING)`,
  // Addition is not defined for text.
  double: (column) => `CAST(${column} + 0 AS FLOAT64)`,
  isNaN: (x) => `IS_NAN(${x})`,
  count: (x, rule) => countBySortedList(x, rule, rangeBucket),
  maxBoundaries: 10_000,
  maxCases: 1000,
  raise: (message) => `ERROR(${text(message)})`,
  replace: (items) => `* REPLACE (${items.join(', ')})`,
  exclude: (columns) => `* EXCEPT (${columns.join(', ')})`,
  differs: (a, b) => `(${a}) IS DISTINCT FROM (${b})`,
  asText: (x) => `CAST(${x} AS STRING)`,
  rows: rowsQuery,
  bigint: (digits) => `CAST(${digits} AS INT64)`,
};
