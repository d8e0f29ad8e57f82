import type { FeatureRule } from '../../rule.ts';
import { cannotExport } from '../../unsupported.ts';
import { countByCase } from '../counts.ts';
import type { SqlDialect } from '../dialect.ts';
import { isSubnormal, withExponent } from '../literals.ts';
import { checkedName, checkedText, doubled } from '../quoting.ts';
import { valuesQuery } from '../rows.ts';

const NAME = 'tsql';

/** Longer lists are a table of VALUES instead of a CASE. */
const MANY = 100;

function number(value: number): string {
  if (!isSubnormal(value)) return withExponent(value).replace('e', 'E');
  throw cannotExport(NAME, `${value}: its float has no subnormal numbers`, 'leave it out');
}

/** A string literal without line endings: sqlcmd reads a line GO as a command, also inside a string. */
function text(value: string): string {
  const lines = checkedText(value, NAME).split(/(\r?\n|\r)/);
  const pieces = lines.map((line, i) => (i % 2 === 0 ? `N${doubled(line, "'")}` : lineEnd(line)));
  return pieces.join(' + ');
}

function lineEnd(sign: string): string {
  return [...sign].map((one) => `NCHAR(${one.charCodeAt(0)})`).join(' + ');
}

function count(x: string, rule: FeatureRule): string {
  if (rule.numbers.length <= MANY) return countByCase(x, rule, number);
  const rows = rule.numbers.map((value) => `(${number(value)})`).join(', ');
  return `(SELECT COUNT(*) FROM (VALUES ${rows}) AS t(b) WHERE ${x} ${rule.comparison} t.b)`;
}

/** SQL Server: a CASE; a table of VALUES for many boundaries. */
export const tsql: SqlDialect = {
  name: NAME,
  about: 'SQL Server: a CASE; a table of VALUES for more than 100 boundaries',
  testedOn: 'documentation only',
  runsWith: 'sqlcmd -b -x',
  notes: [
    'Untested on SQL Server: check it before use.',
    'A CASE over a linked server has at most 10 branches.',
    'A text column is not an error, but its cast is not how discretize reads numbers.',
  ],
  identifier: (name) =>
    `[${checkedName(name, { engine: NAME, characters: 128 }).replaceAll(']', ']]')}]`,
  text,
  number,
  special: {},
  nullDouble: 'CAST(NULL AS float(53))',
  hasSubnormals: false,
  // Comparisons ignore blanks at the end of texts, so the texts end in a bar.
  key: (column) => `(CAST(${column} AS nvarchar(4000)) + N'|') COLLATE Latin1_General_BIN2`,
  keyText: (value) => text(`${value}|`),
  double: (column) => `CAST(${column} AS float(53))`,
  count,
  maxBoundaries: 10_000,
  maxCases: 1000,
  createTable: (table, { select, rest }) => `${select}\nINTO ${table}\n${rest}`,
  differs: (a, b) => `EXISTS (SELECT ${a} EXCEPT SELECT ${b})`,
  asText: (x) => `CAST(${x} AS nvarchar(4000))`,
  rows: valuesQuery,
  bigint: (digits) => `CAST(${digits} AS bigint)`,
};
