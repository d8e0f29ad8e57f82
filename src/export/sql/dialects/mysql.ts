import { nextUp } from '../../../core/ulp.ts';
import type { FeatureRule } from '../../rule.ts';
import type { SqlDialect } from '../dialect.ts';
import { withExponent } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { jsonTableQuery } from '../rows.ts';

const NAME = 'mysql';

/** A string literal in hexadecimal digits: whether a backslash escapes depends on sql_mode. */
function text(value: string): string {
  const bytes = new TextEncoder().encode(checkedText(value, NAME));
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `CONVERT(x'${digits}' USING utf8mb4)`;
}

/** Counts with INTERVAL, which counts the numbers <= a value; numbers above the greatest float64 are left out. */
function count(x: string, { numbers, comparison }: FeatureRule): string {
  const least = comparison === '>=' ? numbers : numbers.map(nextUp).filter(Number.isFinite);
  return least.length === 0 ? '0' : `INTERVAL(${[x, ...least.map(withExponent)].join(', ')})`;
}

/** MySQL and MariaDB: INTERVAL. */
export const mysql: SqlDialect = {
  name: NAME,
  about: 'MySQL 8 and MariaDB: INTERVAL',
  testedOn: 'MariaDB 10.11.19',
  runsWith: 'mysql --batch',
  notes: ['A text column is not an error, but its cast is not how discretize reads numbers.'],
  identifier: (name) =>
    doubled(
      checkedName(name, { engine: NAME, characters: 64, forbidden: /[\u{10000}-\u{10ffff}]| $/u }),
      '`',
    ),
  text,
  number: withExponent,
  special: {},
  nullDouble: 'CAST(NULL AS DOUBLE)',
  hasSubnormals: true,
  key: (column) => `CAST(CONVERT(${column} USING utf8mb4) AS BINARY)`,
  double: (column) => `CAST(${column} AS DOUBLE)`,
  count,
  maxBoundaries: 100_000,
  maxCases: 10_000,
  differs: (a, b) => `NOT ((${a}) <=> (${b}))`,
  asText: (x) => `CAST(${x} AS CHAR)`,
  rows: jsonTableQuery,
  bigint: (digits) => digits,
};
