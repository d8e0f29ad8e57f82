import { countBySortedList } from '../counts.ts';
import type { SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { valuesQuery } from '../rows.ts';

const NAME = 'trino';

/** The most arguments of an array constructor. */
const MANY = 254;

const number = (value: number): string => withExponent(value).replace('e', 'E');

function widthBucket(x: string, numbers: readonly number[]): string {
  const list = numbers.map(number).join(', ');
  const array =
    numbers.length > MANY ? `CAST(json_parse('[${list}]') AS array(double))` : `ARRAY[${list}]`;
  return `width_bucket(${x}, ${array})`;
}

const text = (value: string): string => doubled(checkedText(value, NAME), "'");

/** Trino: width_bucket over an array. */
export const trino: SqlDialect = {
  name: NAME,
  about: 'Trino: width_bucket over an array',
  testedOn: 'Trino 418',
  runsWith: 'trino',
  notes: ['Names are not case-sensitive.'],
  identifier: (name) => doubled(checkedName(name, { engine: NAME }), '"'),
  text,
  number,
  special: { nan: 'nan()', infinity: ['-infinity()', 'infinity()'] },
  nullDouble: 'CAST(NULL AS double)',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS varchar)`,
  // Addition is not defined for text.
  double: (column) => `CAST(${column} + 0 AS double)`,
  isNaN: (x) => `is_nan(${x})`,
  count: (x, rule) => countBySortedList(x, rule, widthBucket),
  maxBoundaries: 10_000,
  maxCases: 10_000,
  raise: (message) => `fail(${text(message)})`,
  differs: (a, b) => `(${a}) IS DISTINCT FROM (${b})`,
  asText: (x) => `CAST(${x} AS varchar)`,
  rows: valuesQuery,
  bigint: (digits) => `CAST(${digits} AS bigint)`,
};
