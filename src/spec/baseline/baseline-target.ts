import type { Problem } from '../../core/errors/error.ts';
import { describeValue, type JsonObject, ObjectChecker } from '../checks.ts';
import { pointer } from '../problems.ts';

/** The sums of a target in each bin of a baseline: events, or the sum of a numeric target. */
export interface BaselineTarget {
  /** The target's column. */
  readonly column: string;
  /** The value that is counted: a number, or the text of a column of texts; undefined: a numeric target is summed. */
  readonly event?: number | string | undefined;
  readonly bins: readonly number[];
  readonly special?: readonly number[] | undefined;
  readonly missing: number;
}

const KEYS: readonly string[] = ['column', 'event', 'bins', 'special', 'missing'];

/** The number of bins of a baseline; undefined if its lists are invalid. */
interface BaselineSize {
  readonly bins: number | undefined;
  readonly special: number | undefined;
}

/**
 * The target of a baseline.
 *
 * @returns undefined if there is none, or if it is wrong, with the problems reported
 */
export function checkBaselineTarget(
  baseline: ObjectChecker,
  { target }: JsonObject,
  path: string,
  problems: Problem[],
  { bins, special }: BaselineSize,
): BaselineTarget | undefined {
  if (baseline.object('target') === undefined) return undefined;
  const object = target as JsonObject;
  const own = new ObjectChecker(object, pointer(path, 'target'), problems);
  own.onlyKeys(KEYS);
  for (const key of ['column', 'bins']) {
    if (object[key] === undefined) own.report(undefined, `the key "${key}" is missing`);
  }
  const column = own.text('column');
  const event = eventOf(object, own);
  const sums = sumsOf(own, 'bins', bins);
  const codes = object['special'] === undefined ? undefined : sumsOf(own, 'special', special ?? 0);
  const { missing = 0 } = object;
  if (typeof missing !== 'number') own.report('missing', 'must be a number');
  if (column === undefined || sums === undefined) return undefined;
  return {
    column,
    ...(event !== undefined && { event }),
    bins: sums,
    ...(codes !== undefined && { special: codes }),
    missing: Number(missing),
  };
}

function eventOf({ event }: JsonObject, own: ObjectChecker): number | string | undefined {
  if (event === undefined || typeof event === 'string' || typeof event === 'number') return event;
  return own.report('event', `must be a text or a number, not ${describeValue(event)}`);
}

function sumsOf(
  own: ObjectChecker,
  member: 'bins' | 'special',
  length: number | undefined,
): readonly number[] | undefined {
  const sums = own.numbers(member);
  if (sums === undefined || length === undefined || sums.length === length) return sums;
  return own.report(member, `must have a sum for each of ${length} bins; it has ${sums.length}`);
}
