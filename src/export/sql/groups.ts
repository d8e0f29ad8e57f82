import type { GroupKey } from '../../core/groups/key.ts';
import type { FeatureRule } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { anyOf } from './conditions.ts';
import type { SqlDialect } from './dialect.ts';
import { listExpression, missingValue, type Part } from './expression.ts';
import { caseOf } from './values.ts';

/** The most groups of a CASE: parsers have limits, and every row evaluates it. */
const MAX_GROUPS = 1000;

/**
 * The expression of an output column; with groups, a CASE by the key of the row.
 *
 * @param keys the names of the columns that make groups, if they differ in the query
 */
export function expressionOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  part: Part,
  keys: readonly string[] = rule.groups?.by.map(dialect.identifier) ?? [],
): string {
  const { groups } = rule;
  if (groups === undefined) return listExpression(dialect, rule, column, part);
  checkGroups(dialect, rule);
  const [first, ...others] = groups.lists.map((list, i) => ({
    keys: list.keys,
    result: listExpression(dialect, list.rule, column, part.lists?.[i] ?? part),
  }));
  const all = first?.result ?? 'NULL';
  const otherwise = {
    all,
    missing: missingValue(dialect, rule, part),
    error: dialect.raise?.(`unknown group in ${rule.name}`) ?? all,
  }[groups.otherwise];
  const known = groups.otherwise === 'all' || first === undefined ? others : [...others, first];
  const branches = known
    .filter((list) => list.keys.length > 0)
    .map((list) => `WHEN ${isOneOf(dialect, keys, list.keys)} THEN ${list.result}`);
  if (branches.length === 0) return otherwise;
  const guards = dialect.keyGuard === undefined ? [] : keys.map(dialect.keyGuard);
  return caseOf([...guards, ...branches, `ELSE ${otherwise}`]);
}

function checkGroups(dialect: SqlDialect, { groups, name }: FeatureRule): void {
  const count = groups?.lists.reduce((sum, { keys }) => sum + keys.length, 0) ?? 0;
  if (count > MAX_GROUPS) {
    const what = `${count.toLocaleString('en-US')} groups of "${name}", more than 1,000 in a CASE`;
    throw cannotExport(dialect.name, what, 'bin the data with discretize -s, or use fewer groups');
  }
  if (groups?.otherwise !== 'error' || dialect.raise !== undefined) return;
  const what = `"else": "error" of "${name}": no expression of this engine can fail`;
  throw cannotExport(dialect.name, what, 'use "else": "missing" or "all"');
}

/** The condition that the columns have one of some keys. */
function isOneOf(
  dialect: SqlDialect,
  columns: readonly string[],
  keys: readonly GroupKey[],
): string {
  return anyOf(
    keys.map((key) => {
      const parts = key.map((text, i) => isPart(dialect, columns[i] ?? 'NULL', text));
      return parts.length > 1 && keys.length > 1 ? `(${parts.join(' AND ')})` : parts.join(' AND ');
    }),
  );
}

/** The condition that a column has the text of a key; null is NULL, and text of blanks. */
function isPart(dialect: SqlDialect, column: string, text: string | null): string {
  const key = dialect.key(column);
  const literal = dialect.keyText ?? dialect.text;
  if (text !== null) return `${key} = ${literal(text)}`;
  const blanks = ["' '", dialect.text('\t')];
  const rest = blanks.reduce((all, blank) => `REPLACE(${all}, ${blank}, '')`, dialect.key(column));
  return `(${column} IS NULL OR ${rest} = ${literal('')})`;
}
