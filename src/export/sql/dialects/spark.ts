import type { TimePart } from '../../../column-types/column-type.ts';
import type { FeatureRule } from '../../rule.ts';
import { listed } from '../counts.ts';
import type { SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { backslashed, checkedName, checkedText, doubled } from '../quoting.ts';
import { valuesQuery } from '../rows.ts';

const NAME = 'spark';

/** Longer lists are read from JSON: the parser is slow on literals. */
const MANY = 100;

const number = (value: number): string => `${withExponent(value)}D`;

function count(x: string, rule: FeatureRule): string {
  const array =
    rule.numbers.length > MANY
      ? `from_json('[${listed(rule, withExponent)}]', 'array<double>')`
      : `array(${listed(rule, number)})`;
  return `size(filter(${array}, b -> ${x} ${rule.comparison} b))`;
}

/** A string literal with `\u0024` for `$`: Spark replaces `${name}` by a variable before it reads strings. */
function text(value: string): string {
  return backslashed(checkedText(value, NAME)).replaceAll('$', '\\u0024');
}

/** A part of a time in UTC: Spark's functions for times depend on the zone of the session. */
function timePart(column: string, part: TimePart): string {
  const seconds = `unix_seconds(${column})`;
  if (part === 'hour') return `CAST(pmod(floor(${seconds} / 3600), 24) AS DOUBLE)`;
  const date = `date_from_unix_date(CAST(floor(${seconds} / 86400) AS INT))`;
  return part === 'weekday'
    ? `CAST(weekday(${date}) + 1 AS DOUBLE)`
    : `CAST(${part}(${date}) AS DOUBLE)`;
}

/** Spark SQL: an array and filter. */
export const spark: SqlDialect = {
  name: NAME,
  about: 'Spark SQL: filter over an array',
  testedOn: 'Spark 4.3.0',
  runsWith: 'spark-sql',
  notes: [
    'Strings need spark.sql.parser.escapedStringLiterals=false, the default.',
    'A string column is an error: its cast is not how discretize reads numbers.',
  ],
  identifier: (name) => doubled(checkedName(name, { engine: NAME, forbidden: /\$\{/ }), '`'),
  text,
  number,
  special: { nan: "double('NaN')", infinity: ["double('-Infinity')", "double('Infinity')"] },
  nullDouble: 'CAST(NULL AS DOUBLE)',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS STRING)`,
  keyGuard: (column) =>
    `WHEN typeof(${column}) RLIKE '^(double|float|decimal)' THEN raise_error('a key is text or a whole number')`,
  double: (column) => `CAST(${column} AS DOUBLE)`,
  guard: (column) =>
    `WHEN typeof(${column}) = 'string' THEN raise_error('a string column is no column of numbers')`,
  isNaN: (x) => `isnan(${x})`,
  time: {
    milliseconds: (column) => `CAST(unix_millis(${column}) AS DOUBLE)`,
    part: timePart,
    guard: (column) =>
      `WHEN typeof(${column}) <> 'timestamp' THEN raise_error('no column of type TIMESTAMP')`,
    literals: [(text) => `TIMESTAMP '${text}Z'`],
  },
  count,
  maxBoundaries: 10_000,
  maxCases: 1000,
  raise: (message) => `raise_error(${text(message)})`,
  differs: (a, b) => `NOT ((${a}) <=> (${b}))`,
  asText: (x) => `CAST(${x} AS STRING)`,
  rows: valuesQuery,
  bigint: (digits) => `CAST(${digits} AS BIGINT)`,
};
