import type { FeatureRule } from '../../rule.ts';
import { listed, queryByKey } from '../counts.ts';
import type { SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { valuesQuery } from '../rows.ts';

const NAME = 'duckdb';

/** Longer lists are read from text: the parser is slow on literals. */
const MANY = 200;

function count(x: string, rule: FeatureRule): string {
  const list = listed(rule, withExponent);
  const array = rule.numbers.length > MANY ? `'[${list}]'` : `[${list}]`;
  return `len([b FOR b IN (${array}::DOUBLE[]) IF ${x} ${rule.comparison} b])`;
}

const identifier = (name: string): string => doubled(checkedName(name, { engine: NAME }), '"');
const text = (value: string): string => doubled(checkedText(value, NAME), "'");

/** A time of any type in whole milliseconds as a TIMESTAMP or TIMESTAMPTZ: epoch_us takes others for TIMESTAMP_NS. */
const instant = (column: string): string => `date_trunc('millisecond', ${column})`;

/** DuckDB: a list comprehension. */
export const duckdb: SqlDialect = {
  name: NAME,
  about: 'DuckDB: a list comprehension',
  testedOn: 'DuckDB 1.5.6, 2.0.1',
  runsWith: 'duckdb',
  notes: [],
  identifier,
  text,
  number: withExponent,
  special: { nan: "'NaN'::DOUBLE", infinity: ["'-Infinity'::DOUBLE", "'Infinity'::DOUBLE"] },
  nullDouble: 'NULL::DOUBLE',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS VARCHAR)`,
  keyGuard: (column) =>
    `WHEN regexp_matches(typeof(${column}), '^(DOUBLE|FLOAT|DECIMAL)') THEN error('a key is text or a whole number')`,
  // Addition is not defined for text.
  double: (column) => `(${column} + 0)::DOUBLE`,
  isNaN: (x) => `isnan(${x})`,
  time: {
    milliseconds: (column) => {
      const time = instant(column);
      const sign = `CASE WHEN ${time} > '1970-01-01' THEN 'inf' WHEN ${time} < '1970-01-01' THEN '-inf' END`;
      return `coalesce(epoch_ms(${time})::DOUBLE, (${sign})::DOUBLE)`;
    },
    // A time in a zone becomes a time in UTC, for any zone of the session.
    part: (column, part) =>
      `extract(${part === 'weekday' ? 'isodow' : part} FROM make_timestamp(epoch_us(${instant(column)})))::DOUBLE`,
    literals: [
      (text) => `TIMESTAMP '${text}'`,
      (text) => `TIMESTAMPTZ '${text}+00'`,
      (text) => `TIMESTAMP_MS '${text.slice(0, 23)}'`,
    ],
  },
  count,
  countByKey: (x, lookup) => {
    const list = (values: readonly number[]): string => `'[${values.map(withExponent)}]'::DOUBLE[]`;
    const found = queryByKey(lookup, text, list, (numbers) => numbers);
    return `len([b FOR b IN ${found} IF ${x} ${lookup.comparison} b])`;
  },
  maxBoundaries: 100_000,
  maxCases: 10_000,
  raise: (message) => `error(${text(message)})`,
  replace: (items) => `* REPLACE (${items.join(', ')})`,
  exclude: (columns) => `* EXCLUDE (${columns.join(', ')})`,
  differs: (a, b) => `(${a}) IS DISTINCT FROM (${b})`,
  asText: (x) => `CAST(${x} AS VARCHAR)`,
  rows: valuesQuery,
  bigint: (digits) => `CAST(${digits} AS BIGINT)`,
};
