import type { DiscretizeError } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { GroupKey } from '../../core/groups/key.ts';
import type { FeatureRule } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { anyOf } from './conditions.ts';
import type { KeyLookup, SqlDialect } from './dialect.ts';
import { listExpression, missingValue, type OutputPart, ownCount } from './expression.ts';
import { caseOf } from './values.ts';

/** The largest number of groups in a CASE: parsers have limits, and every row evaluates the CASE. */
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
  part: OutputPart,
  keys: readonly string[] = rule.groups?.by.map(dialect.identifier) ?? [],
): string {
  const { groups } = rule;
  if (groups === undefined) return listExpression(dialect, rule, column, part);
  const guards = dialect.keyGuard === undefined ? [] : keys.map(dialect.keyGuard);
  checkOtherwise(dialect, rule);
  if (sizeOf(groups) > MAX_GROUPS) {
    const looked = lookedUp(dialect, rule, column, part, keys);
    return guards.length === 0 ? looked : caseOf([...guards, `ELSE ${looked}`]);
  }
  const results = groups.lists.map((list, i) =>
    listExpression(dialect, list.rule, column, part.lists?.[i] ?? part),
  );
  const branches = branchesOf(dialect, groups, results, keys);
  const otherwise = otherwiseOf(dialect, rule, part, results);
  if (branches.length === 0) return otherwise;
  return caseOf([...guards, ...branches, `ELSE ${otherwise}`]);
}

/** The branches of the lists of groups; the list of all rows comes last, and is left out if other rows have it, too. */
function branchesOf(
  dialect: SqlDialect,
  { lists, otherwise }: Groups,
  results: readonly string[],
  columns: readonly string[],
): readonly string[] {
  const [first, ...others] = lists.map(({ keys }, i) => ({ keys, result: results[i] }));
  const known = otherwise === 'all' || first === undefined ? others : [...others, first];
  return known
    .filter(({ keys }) => keys.length > 0)
    .map(({ keys, result }) => `WHEN ${isOneOf(dialect, columns, keys)} THEN ${result}`);
}

/** The value of rows of unknown groups. */
function otherwiseOf(
  dialect: SqlDialect,
  rule: FeatureRule,
  part: OutputPart,
  [all = 'NULL']: readonly string[],
): string {
  const policy = rule.groups?.otherwise ?? 'all';
  if (policy === 'missing') return missingValue(dialect, rule, part);
  return (policy === 'error' && dialect.raise?.(`unknown group in ${rule.name}`)) || all;
}

function sizeOf({ lists }: Groups): number {
  return lists.reduce((sum, { keys }) => sum + keys.length, 0);
}

type Groups = NonNullable<FeatureRule['groups']>;

/**
 * The codes of a rule whose groups are too many for a CASE: the list of a row is looked up by its key.
 *
 * @throws DiscretizeError E_EXPORT for an output other than codes, and if the engine has no fast look-up
 */
function lookedUp(
  dialect: SqlDialect,
  rule: FeatureRule,
  column: string,
  part: OutputPart,
  columns: readonly string[],
): string {
  const { groups } = rule;
  const { countByKey } = dialect;
  if (groups === undefined || countByKey === undefined || !isPlain(rule, part)) {
    throw tooMany(dialect.name, rule);
  }
  const { otherwise } = groups;
  const lookup = keyLookup(dialect, rule, groups, columns);
  const rest = rule.missingCode === null ? [] : [String(rule.missingCode)];
  return listExpression(dialect, rule, column, part, (words, x, own) => {
    const others = otherwise === 'all' ? [ownCount(words, x, own)] : rest;
    const found = countByKey(x, lookup);
    return others.length === 0 ? found : `coalesce(${[found, ...others].join(', ')})`;
  });
}

/** The boundary lists of groups by key. */
function keyLookup(
  dialect: SqlDialect,
  rule: FeatureRule,
  { lists, otherwise, by }: Groups,
  columns: readonly string[],
): KeyLookup {
  const known = otherwise === 'all' ? lists.slice(1) : lists;
  const taken = [...rule.columns, ...by].map((name) => name.toLowerCase());
  return {
    parts: columns.map(
      (name) => `CASE WHEN ${isBlank(dialect, name)} THEN '' ELSE ${dialect.key(name)} END`,
    ),
    lists: known.flatMap((list) =>
      list.keys.map((key) => ({
        key: key.map((text) => text ?? ''),
        numbers: list.rule.numbers,
      })),
    ),
    comparison: rule.comparison,
    nameOf: (at) => freeName(at === 0 ? 'group_numbers' : `group_key_${at}`, taken),
  };
}

/** True for an output that is the count of a list and depends on the group in no other way. */
function isPlain(
  { groups, isBounded, special, missingCode }: FeatureRule,
  part: OutputPart,
): boolean {
  const areCodes = [part, ...(part.lists ?? [])].every(({ isCode }) => isCode);
  const isShared = groups?.lists.every((list) => list.rule.missingCode === missingCode) ?? true;
  const isFirst = groups?.otherwise !== 'missing' || special.length === 0;
  return areCodes && isShared && isFirst && !isBounded && groups?.otherwise !== 'error';
}

function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}_`, taken) : name;
}

function tooMany(engine: string, { groups, name }: FeatureRule): DiscretizeError {
  const count = grouped(groups === undefined ? 0 : sizeOf(groups));
  const what = `${count} groups of "${name}", more than 1,000 in a CASE`;
  const hint =
    'export to duckdb, postgres or sqlite with -m int, to python, polars, r or javascript; or bin the data with discretize -s';
  return cannotExport(engine, what, hint);
}

/** @throws DiscretizeError E_EXPORT for unknown groups that are errors, if no expression can fail */
function checkOtherwise(dialect: SqlDialect, { groups, name }: FeatureRule): void {
  if (groups?.otherwise !== 'error' || dialect.raise !== undefined) return;
  const what = `"else": "error" of "${name}": no expression of this engine can fail`;
  throw cannotExport(dialect.name, what, 'use "else": "missing" or "all"');
}

/** The condition that the columns have one of the keys. */
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
  return text === null ? `(${isBlank(dialect, column)})` : `${key} = ${literal(text)}`;
}

/** The condition under which a column is NULL, or has text of blanks only. */
function isBlank(dialect: SqlDialect, column: string): string {
  const literal = dialect.keyText ?? dialect.text;
  const blanks = ["' '", dialect.text('\t')];
  const rest = blanks.reduce((all, blank) => `REPLACE(${all}, ${blank}, '')`, dialect.key(column));
  return `${column} IS NULL OR ${rest} = ${literal('')}`;
}
