import { columnType } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { grouped } from '../core/errors/grouped.ts';
import type { CollectedList } from './collect/collected-table.ts';
import type { Learned, LearnOptions } from './learn.ts';

/** The largest number of columns that a message names. */
const MAX_NAMED = 3;

/** The values of the columns of a list, and the learned list; undefined without values. */
export interface Attempted {
  readonly list: CollectedList;
  readonly learned: Learned | undefined;
}

/** True without values, and for values that no boundary divides, unless one bin was requested. */
export function isUndivided({ list, learned }: Attempted): boolean {
  if (learned === undefined) return true;
  return learned.boundaries.length === 0 && !(learned.bins === 1 && isTied(list));
}

/**
 * The reason that no boundary divides a list: no values, or values that cannot be divided; undefined for a divided
 * list.
 */
export function whyNothing(list: CollectedList, learned: Learned | undefined): string | undefined {
  const name = list.columns.map((column) => `"${column}"`).join(', ');
  if (learned === undefined) return `${name} has no values`;
  if (!isUndivided({ list, learned })) return undefined;
  return `${name} cannot be divided (${whyNone(list)})`;
}

function whyNone(list: CollectedList): string {
  const { least, greatest, negativeInfinities, positiveInfinities } = list.collector.seen;
  const { format = String } = (list.type && columnType(list.type)) ?? {};
  if (isTied(list)) return 'ties: too many equal values';
  const infinities = negativeInfinities + positiveInfinities;
  return infinities === 0 && least === greatest
    ? `all values are ${format(least)}`
    : 'fewer than two distinct finite values';
}

/** True if two finite values differ, so that other bins would divide them. */
function isTied({ collector: { seen } }: CollectedList): boolean {
  return seen.least < seen.greatest;
}

/**
 * The learned list, or one bin of all numbers for columns without values: beside divided lists, these columns need a
 * code too.
 */
export function oneBin(learned: Learned | undefined, { bins }: LearnOptions): Learned {
  if (learned !== undefined) return learned;
  const asked = typeof bins === 'number' ? bins : 1;
  return {
    boundaries: [],
    counts: Float64Array.of(0),
    bins: asked,
    isExact: true,
    areValuesFew: true,
    hasTies: false,
    parameters: {},
    rounding: { kind: 'none' },
    rankMoved: 0,
    rankError: 0,
  };
}

/** The error if no list of a table can be divided. */
export function nothingLearned(
  attempts: readonly Attempted[],
  { rows, header }: { readonly rows: number; readonly header: readonly string[] },
): DiscretizeError {
  if (rows === 0) {
    const why = header.length === 0 ? 'the input is empty' : 'no rows after the header';
    return nothingToLearn(why, EMPTY_HINT);
  }
  const reasons = attempts.flatMap(({ list, learned }) => whyNothing(list, learned) ?? []);
  const more = reasons.length - MAX_NAMED;
  const others = more > 0 ? `; and ${grouped(more)} more like these` : '';
  const isAnyTied = attempts.some(({ list, learned }) => learned !== undefined && isTied(list));
  const why = `${reasons.slice(0, MAX_NAMED).join('; ')}${others}`;
  return nothingToLearn(why, isAnyTied ? OTHER_BINS : CHOOSE);
}

/** A column with a role other than feature. */
interface UsedColumn {
  /** The role: `target`, `weight` or `group`. */
  readonly role: string;
  readonly name: string;
}

/**
 * The error if no columns remain besides those with another role.
 *
 * @param isChosen true for an explicit column list; otherwise numeric columns are selected
 */
export function noColumns(used: readonly UsedColumn[], isChosen: boolean): DiscretizeError {
  const columns = isChosen ? 'no columns' : 'no numeric columns';
  const others = used.map(({ role, name }) => `the ${role} "${name}"`).join(' and ');
  const why = used.length === 0 ? columns : `${columns} besides ${others}`;
  return nothingToLearn(why, 'select other columns: -c NAME');
}

/** The hint if the input has no rows. */
export const EMPTY_HINT = 'use a file with rows; or --no-header if the first line has values';

const CHOOSE = 'select a column with at least two distinct numbers: -c NAME';
const OTHER_BINS = 'use --strategy kmeans or uniform, or more bins';

/** The error for a table without a list that can be divided. */
export function nothingToLearn(why: string, hint: string = CHOOSE): DiscretizeError {
  return new DiscretizeError('E_FIT', `cannot fit boundaries: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint,
  });
}
