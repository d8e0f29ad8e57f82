import type { GroupKey } from '../core/groups/key.ts';
import { ALL_ROWS, type Otherwise } from '../core/groups/key-table.ts';
import type { Feature } from '../spec/spec.ts';

/** A boundary list, and the keys of the groups that have it. */
interface GroupList<Rule> {
  readonly keys: readonly GroupKey[];
  readonly rule: Rule;
}

/** The groups of a feature. */
export interface RuleGroups<Rule> {
  /** The columns whose texts are keys. */
  readonly by: readonly string[];
  /** The list of all rows, which is also that of groups without a list of their own; then the lists of groups. */
  readonly lists: readonly GroupList<Rule>[];
  /** The outcome of rows of other groups: the list of all rows, missing values, or an error. */
  readonly otherwise: Otherwise;
}

/**
 * The groups of a feature.
 *
 * @param listOf returns the rule of a list, by its number
 */
export function ruleGroups<Rule>(
  { by = [], groups = [], else: otherwise = 'all' }: Feature,
  listOf: (list: number) => Rule,
): RuleGroups<Rule> {
  const keys = groups.filter(({ boundaries }) => boundaries === undefined).map(({ key }) => key);
  const own = groups.flatMap(({ key, boundaries }, i) =>
    boundaries === undefined ? [] : [{ keys: [key], rule: listOf(i + 1) }],
  );
  return { by, lists: [{ keys, rule: listOf(ALL_ROWS) }, ...own], otherwise };
}
