import { grouped } from '../core/errors/grouped.ts';
import { groupKeyOf, keyText } from '../core/groups/key.ts';
import type { Group } from '../spec/groups/group.ts';
import type { BinValues } from '../spec/spec.ts';
import { learnBinValues, type OwnValue } from './bin-values.ts';
import { countBins } from './boundaries/count-bins.ts';
import type { ColumnCollector } from './collect/collect.ts';
import type { GroupedList } from './collect/grouped-values.ts';
import { type Learned, type LearnOptions, learn } from './learn.ts';
import { listBaseline } from './list-baseline.ts';

/** Options for fitting the lists of groups. */
export interface GroupLearnOptions extends LearnOptions {
  /** A group with fewer rows takes the list of all rows. */
  readonly minRows: number;
  /** The values of bins that are learned, too. */
  readonly values: readonly OwnValue[];
  /** The boundaries of the list of all rows. */
  readonly general: readonly number[];
}

/** The groups of a list, and what is not as it was asked for. */
export interface LearnedGroups {
  /** In the order of their keys; missing ones last. */
  readonly groups: readonly Group[];
  readonly notes: readonly string[];
}

/** The most groups that a note names. */
const MAX_NAMED = 3;

/**
 * Learns a list for each group, as it would be learned from the rows of the group alone. A group without
 * values, or with too few rows, takes the list of all rows.
 *
 * @param name whose values they are, for errors
 * @throws DiscretizeError E_FIT if the strategy cannot divide the values of a group
 */
export function learnGroups(
  name: string,
  { by, keys, values }: GroupedList,
  learnOptions: GroupLearnOptions,
): LearnedGroups {
  const notes = { small: new Names(), few: new Names() };
  const groups: Group[] = [];
  for (const { number, count, collector, special } of values.groups(keys.length)) {
    // All its rows were dropped.
    if (count === 0) continue;
    const key = groupKeyOf(keys[number] as string, by.length);
    const rows = count / learnOptions.columns;
    const isSmall = rows < learnOptions.minRows;
    const learned = isSmall
      ? undefined
      : learn(`${name}, ${keyText(key)}`, collector, learnOptions);
    const boundaries = listOf(learned, learnOptions);
    if (isSmall) notes.small.add(keyText(key));
    else if ((learned?.counts.length ?? 1) < bins(learned, learnOptions))
      notes.few.add(keyText(key));
    const rules = { ...learnOptions, special: special?.codes };
    const values =
      boundaries && learnBinValues(name, collector, boundaries, rules, learnOptions.values);
    const counts = countsIn(collector, boundaries ?? learnOptions.general, learnOptions);
    const baseline = listBaseline({ collector, special }, counts);
    groups.push({ key, ...listMembers(boundaries, values), rows, baseline });
  }
  return { groups: groups.sort(byKey), notes: notesOf(notes, groups.length, learnOptions) };
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

/** A list of its own; undefined if there are no values, or no bin where what is outside is missing. */
function listOf(
  learned: Learned | undefined,
  { outside }: GroupLearnOptions,
): readonly number[] | undefined {
  if (learned === undefined) return undefined;
  return outside === 'missing' && learned.boundaries.length < 2 ? undefined : learned.boundaries;
}

function bins(learned: Learned | undefined, { bins: asked }: GroupLearnOptions): number {
  return learned?.bins ?? (typeof asked === 'number' ? asked : 1);
}

/** Compares keys part by part, by code units; missing ones are last. */
function byKey({ key: a }: Group, { key: b }: Group): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? null;
    if (part === other) continue;
    if (part === null || other === null) return part === null ? 1 : -1;
    return part < other ? -1 : 1;
  }
  return 0;
}

/** The number of some groups, and the first of them. */
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

function notesOf(
  { small, few }: { readonly small: Names; readonly few: Names },
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
    const learnOptions = typeof asked === 'number' ? `${asked} bins` : 'the bins asked for';
    notes.push(
      `${of(few.count)} have fewer than ${learnOptions} (few distinct values, or ties): ${few.text}`,
    );
  }
  return notes;
}
