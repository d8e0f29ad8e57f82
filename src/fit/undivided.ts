import { columnType } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { grouped } from '../core/errors/grouped.ts';
import type { CollectedList } from './collect/collected-table.ts';
import type { Learned, LearnOptions } from './learn.ts';

/** The most columns that a message names. */
const MAX_NAMED = 3;

/** The values of a list's columns, and what was learned from them; undefined if there are none. */
export interface Attempted {
  readonly list: CollectedList;
  readonly learned: Learned | undefined;
}

/** True if no boundary divides the values, or there are none; one bin may be what was asked for. */
export function isUndivided({ list, learned }: Attempted): boolean {
  if (learned === undefined) return true;
  return learned.boundaries.length === 0 && !(learned.bins === 1 && isTied(list));
}

/**
 * The reason for which no boundary divides a list: no values, or values that cannot be divided. Undefined
 * otherwise.
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

/** True if there are two distinct finite values, which some bins would divide. */
function isTied({ collector: { seen } }: CollectedList): boolean {
  return seen.least < seen.greatest;
}

/**
 * The one bin of all numbers that a list gets beside others that are divided, so that its columns have a
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

/** The error if nothing can be learned from any list of a table. */
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

/** A column that is read for something else than to be binned. */
interface UsedColumn {
  /** The role: `target`, `weight` or `group`. */
  readonly role: string;
  readonly name: string;
}

/**
 * The error if every column has another role.
 *
 * @param isChosen whether a column list was given; without one, only numeric columns are fitted
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

/** The error for a table from which nothing can be learned. */
export function nothingToLearn(why: string, hint: string = CHOOSE): DiscretizeError {
  return new DiscretizeError('E_FIT', `cannot fit boundaries: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint,
  });
}
