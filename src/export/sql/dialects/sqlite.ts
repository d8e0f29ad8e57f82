import type { FeatureRule } from '../../rule.ts';
import { countByCase, queryByKey } from '../counts.ts';
import type { SqlDialect } from '../dialect.ts';
import { inPowersOfTwo } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { checkColumnNames, tuples } from '../rows.ts';

const NAME = 'sqlite';

/** Longer lists are JSON, which is then faster than a CASE. */
const MANY = 1000;

function count(x: string, rule: FeatureRule): string {
  if (rule.numbers.length <= MANY) return countByCase(x, rule, inPowersOfTwo);
  return countInJson(x, rule.comparison, jsonList(rule.numbers));
}

function countInJson(x: string, comparison: FeatureRule['comparison'], list: string): string {
  return `(SELECT count(*) FROM json_each(${list}) WHERE ${x} ${comparison} value)`;
}

function jsonList(numbers: readonly number[]): string {
  return `'[${numbers.map(jsonNumber).join(',')}]'`;
}

/** A number that JSON reads as a real one, not as an integer of 64 bits. */
function jsonNumber(value: number): string {
  const text = String(value).replace('e+', 'e');
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const text = (value: string): string => doubled(checkedText(value, NAME), "'");

/** SQLite: a CASE over exact numbers, or JSON for many. */
export const sqlite: SqlDialect = {
  name: NAME,
  about: 'SQLite: a CASE; JSON for more than 1,000 boundaries',
  testedOn: 'SQLite 3.40.1, 3.54.1 (sql.js)',
  runsWith: 'sqlite3 -bail',
  notes: [
    'A text value is an error, "malformed JSON": its cast is not how discretize reads numbers.',
    'SQLite before 3.47 may read decimal text one unit in the last place off: bind values instead.',
  ],
  // A name in double quotes that is not a column would be text.
  identifier: (name) => doubled(checkedName(name, { engine: NAME }), '`'),
  text,
  number: inPowersOfTwo,
  special: { infinity: ['-9e999', '9e999'] },
  nullDouble: 'NULL',
  hasSubnormals: true,
  key: (column) => `CAST(${column} AS TEXT) COLLATE BINARY`,
  keyGuard: (column) =>
    `WHEN typeof(${column}) = 'real' THEN json('not a text or a whole number: ' || ${column})`,
  double: (column) => `CAST(${column} AS REAL)`,
  guard: (column) =>
    `WHEN typeof(${column}) IN ('text', 'blob') THEN json('not a number: ' || ${column})`,
  count,
  countByKey: (x, lookup) =>
    queryByKey(lookup, text, jsonList, (list) => countInJson(x, lookup.comparison, list)),
  maxBoundaries: 100_000,
  maxCases: 10_000,
  differs: (a, b) => `(${a}) IS NOT (${b})`,
  asText: (x) => `CAST(${x} AS TEXT)`,
  rows: (rows) => {
    const names = checkColumnNames(rows).map((name, i) => `column${i + 1} AS ${name}`);
    return `SELECT ${names.join(', ')} FROM (VALUES\n${tuples(rows)}\n)`;
  },
  bigint: (digits) => digits,
};
