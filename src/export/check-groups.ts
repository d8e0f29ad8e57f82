import { type GroupKey, keyOf, keyPart } from '../core/groups/key.ts';
import { ALL_ROWS } from '../core/groups/key-table.ts';
import type { FeatureRule, RuleGroups } from './rule.ts';

/** A key of a check, and the boundary list of its rows. */
export interface CheckedKey {
  /** The cells of the columns that make groups; null is NULL. */
  readonly key: GroupKey;
  readonly list: number;
  readonly rule: FeatureRule;
  /** True if the values of its rows count as missing. */
  readonly isMissing: boolean;
}

/** The largest number of lists whose keys are checked; more lists are sampled evenly. */
const MAX_LISTS = 20;

/**
 * The keys to check: some keys of each list, with blanks for missing cells; unknown keys, which differ from known keys
 * in case or in trailing blanks; and a key of blanks that are text.
 */
export function checkedKeys(groups: RuleGroups): readonly CheckedKey[] {
  const { lists, by } = groups;
  const step = Math.max(1, Math.ceil(lists.length / MAX_LISTS));
  const some = lists.filter((_, i) => i % step === 0).flatMap(({ keys }) => ends(keys));
  const all = [...some.flatMap(withBlanks), ...strangers(some, by.length)];
  return all.flatMap((key) => listOfKey(groups, key) ?? []);
}

/** The list of the rows with a key; undefined if their group is an error. */
export function listOfKey(groups: RuleGroups, key: GroupKey): CheckedKey | undefined {
  const { lists, otherwise } = groups;
  const list = indexOf(groups).get(keyOf(key.map((part) => keyPart(part ?? '')))) ?? -1;
  const rule = lists[Math.max(list, ALL_ROWS)]?.rule;
  if (rule === undefined || (list < 0 && otherwise === 'error')) return undefined;
  const isMissing = list < 0 && otherwise === 'missing';
  return { key, list: Math.max(list, ALL_ROWS), rule, isMissing };
}

const indexes = new WeakMap<RuleGroups, ReadonlyMap<string, number>>();

/** The list of each key; cached, since it is needed for every row of a check. */
function indexOf(groups: RuleGroups): ReadonlyMap<string, number> {
  const known = indexes.get(groups);
  if (known !== undefined) return known;
  const made = new Map(
    groups.lists.flatMap(({ keys }, list) => keys.map((key) => [keyOf(key), list] as const)),
  );
  indexes.set(groups, made);
  return made;
}

/** The first and the last of some keys. */
function ends(keys: readonly GroupKey[]): readonly GroupKey[] {
  return keys.filter((_, i) => i === 0 || i === keys.length - 1);
}

/** A key; if a part is missing, also the key with blanks in its place. */
function withBlanks(key: GroupKey): readonly GroupKey[] {
  if (!key.includes(null)) return [key];
  return [key, key.map((part) => part ?? ' \t'), key.map((part) => part ?? '')];
}

/** Keys that are unknown or belong to other lists. */
function strangers(known: readonly GroupKey[], width: number): readonly GroupKey[] {
  const [first] = known.filter((key) => !key.includes(null));
  const changed = (change: (text: string) => string): GroupKey[] =>
    first === undefined ? [] : [first.map((part) => change(part ?? ''))];
  return [
    ...changed((text) => `${text} `),
    ...changed((text) => text.toLowerCase()),
    ...changed((text) => text.toUpperCase()),
    Array.from({ length: width }, () => 'no such group'),
    Array.from({ length: width }, () => '\u00a0'),
    Array.from({ length: width }, () => null),
  ];
}
