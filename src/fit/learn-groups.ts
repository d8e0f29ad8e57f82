import { grouped } from '../core/errors/grouped.ts';
import { type GroupKey, groupKeyOf, keyText } from '../core/groups/key.ts';
import type { Group } from '../spec/groups/group.ts';
import type { BinValues } from '../spec/spec.ts';
import { learnBinValues, type OwnValue } from './bin-values.ts';
import { countBins } from './boundaries/count-bins.ts';
import type { ColumnCollector } from './collect/collect.ts';
import type { GroupedList, GroupValues } from './collect/grouped-values.ts';
import { type Learned, type LearnOptions, learn } from './learn.ts';
import { listBaseline } from './list-baseline.ts';

/** Options for fitting the lists of groups. */
export interface GroupLearnOptions extends LearnOptions {
  /** The least number of rows of a group with its own list; smaller groups share the list of all rows. */
  readonly minRows: number;
  /** The bin values to learn. */
  readonly values: readonly OwnValue[];
  /** The boundaries of the list of all rows. */
  readonly general: readonly number[];
}

/** The groups of a list, and notes on differences from the request. */
export interface LearnedGroups {
  /** In the order of their keys; missing keys last. */
  readonly groups: readonly Group[];
  readonly notes: readonly string[];
}

/** The largest number of groups that a note names. */
const MAX_NAMED = 3;

/**
 * Learns a list for each group from its rows alone. A group without values, or with too few rows, shares the list of
 * all rows.
 *
 * @param name the name of the columns, for errors
 * @throws DiscretizeError E_FIT if the strategy cannot divide the values of a group
 */
export function learnGroups(
  name: string,
  { by, keys, values }: GroupedList,
  options: GroupLearnOptions,
): LearnedGroups {
  const notes = { small: new Names(), few: new Names() };
  const groups: Group[] = [];
  for (const group of values.groups(keys.length)) {
    // All its rows were dropped.
    if (group.count === 0) continue;
    const key = groupKeyOf(keys[group.number] as string, by.length);
    groups.push(learnGroup(`${name}, ${keyText(key)}`, key, group, options, notes));
  }
  return { groups: groups.sort(byKey), notes: notesOf(notes, groups.length, options) };
}

/** The groups to note: those that share the list of all rows, and those with fewer bins than requested. */
interface NotedGroups {
  readonly small: Names;
  readonly few: Names;
}

/** Learns the list of one group. */
function learnGroup(
  name: string,
  key: GroupKey,
  { count, collector, special }: GroupValues,
  options: GroupLearnOptions,
  notes: NotedGroups,
): Group {
  const rows = count / options.columns;
  const isSmall = rows < options.minRows;
  const learned = isSmall ? undefined : learn(name, collector, options);
  if (isSmall) notes.small.add(keyText(key));
  else if ((learned?.counts.length ?? 1) < bins(learned, options)) notes.few.add(keyText(key));
  const boundaries = listOf(learned, options);
  const rules = { ...options, special: special?.codes };
  const values = boundaries && learnBinValues(name, collector, boundaries, rules, options.values);
  const counts = countsIn(collector, boundaries ?? options.general, options);
  const baseline = listBaseline({ collector, special }, counts);
  return { key, ...listMembers(boundaries, values), rows, baseline };
}

/** The values in each bin of a list. */
function countsIn(
  collector: ColumnCollector,
  boundaries: readonly number[],
  { outside, ...rules }: GroupLearnOptions,
): readonly number[] {
  const counts = [...countBins(boundaries, collector.kept(), rules)];
  return outside === 'missing' && boundaries.length > 0 ? counts.slice(1, -1) : counts;
}

/** The members of a group with a list of its own. */
function listMembers(
  boundaries: readonly number[] | undefined,
  values: readonly BinValues[] | undefined,
): Partial<Group> {
  if (boundaries === undefined) return {};
  return values === undefined || values.length === 0 ? { boundaries } : { boundaries, values };
}

/** The own list of a group; undefined without values, or if closed outer edges leave no bin. */
function listOf(
  learned: Learned | undefined,
  { outside }: GroupLearnOptions,
): readonly number[] | undefined {
  if (learned === undefined) return undefined;
  return outside === 'missing' && learned.boundaries.length < 2 ? undefined : learned.boundaries;
}

/** The requested number of bins; 1 for a rule without values. */
function bins(learned: Learned | undefined, { bins: asked }: GroupLearnOptions): number {
  return learned?.bins ?? (typeof asked === 'number' ? asked : 1);
}

/** Compares keys part by part, by code units; missing parts are last. */
function byKey({ key: a }: Group, { key: b }: Group): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? null;
    if (part === other) continue;
    if (part === null || other === null) return part === null ? 1 : -1;
    return part < other ? -1 : 1;
  }
  return 0;
}

/** The number of noted groups, and the names of the first ones. */
class Names {
  count = 0;
  readonly #first: string[] = [];

  add(name: string): void {
    this.count++;
    if (this.#first.length < MAX_NAMED) this.#first.push(name);
  }

  get text(): string {
    const more = this.count > this.#first.length ? ', ...' : '';
    return `${this.#first.map((name) => JSON.stringify(name)).join(', ')}${more}`;
  }
}

/** The notes on small groups and on groups with few bins. */
function notesOf(
  { small, few }: NotedGroups,
  all: number,
  { minRows, bins: asked }: GroupLearnOptions,
): string[] {
  const of = (count: number): string => `${grouped(count)} of ${grouped(all)} groups`;
  const notes: string[] = [];
  if (small.count > 0) {
    notes.push(
      `${of(small.count)} have fewer than ${minRows} rows and share the list of all rows: ${small.text}`,
    );
  }
  if (few.count > 0) {
    const requested = typeof asked === 'number' ? `${asked} bins` : 'the bins asked for';
    notes.push(
      `${of(few.count)} have fewer than ${requested} (few distinct values, or ties): ${few.text}`,
    );
  }
  return notes;
}
