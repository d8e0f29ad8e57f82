import type { FeatureRule } from '../../rule.ts';
import { countByCase, listed } from '../counts.ts';
import type { CheckRow, SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { backslashed, checkedName, checkedText, doubled } from '../quoting.ts';
import { checkColumnNames, tuples } from '../rows.ts';

const NAME = 'snowflake';

/** Longer lists are an array instead of a CASE. */
const MANY = 200;

const number = (value: number): string => `${withExponent(value)}::FLOAT`;

function count(x: string, rule: FeatureRule): string {
  if (rule.numbers.length <= MANY) return countByCase(x, rule, number);
  const array = `[${listed(rule, withExponent)}]::ARRAY(FLOAT)`;
  return `ARRAY_SIZE(FILTER(${array}, b -> ${x} ${rule.comparison} b))`;
}

function rowsQuery(rows: readonly CheckRow[]): string {
  const names = checkColumnNames(rows).map((name, i) => `column${i + 1} AS ${name}`);
  return `SELECT ${names.join(', ')} FROM VALUES\n${tuples(rows)}`;
}

/** Snowflake: a CASE; an array for many boundaries. */
export const snowflake: SqlDialect = {
  name: NAME,
  about: 'Snowflake: a CASE; filter over an array for more than 200 boundaries',
  testedOn: 'documentation only',
  runsWith: 'snow sql --stdin',
  notes: [
    'Untested on Snowflake: check it before use.',
    'Names are in quotes, and so case-sensitive: an unquoted fare is "FARE".',
    'A text column is not an error, but its cast is not how discretize reads numbers.',
  ],
  identifier: (name) => doubled(checkedName(name, { engine: NAME, characters: 255 }), '"'),
  text: (value) => backslashed(checkedText(value, NAME)),
  number,
  special: { nan: "'NaN'::FLOAT", infinity: ["'-inf'::FLOAT", "'inf'::FLOAT"] },
  nullDouble: 'NULL::FLOAT',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS VARCHAR)`,
  double: (column) => `(${column})::FLOAT`,
  isNaN: (x) => `${x} = 'NaN'::FLOAT`,
  count,
  maxBoundaries: 10_000,
  maxCases: 1000,
  replace: (items) => `* REPLACE (${items.join(', ')})`,
  exclude: (columns) => `* EXCLUDE (${columns.join(', ')})`,
  differs: (a, b) => `(${a}) IS DISTINCT FROM (${b})`,
  asText: (x) => `CAST(${x} AS VARCHAR)`,
  rows: rowsQuery,
  bigint: (digits) => `${digits}::NUMBER(38, 0)`,
};
