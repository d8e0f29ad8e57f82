import type { Problem } from '../../core/errors/error.ts';
import { describeValue, type JsonObject, ObjectChecker } from '../checks.ts';
import { pointer } from '../problems.ts';
import { type BaselineTarget, checkBaselineTarget } from './baseline-target.ts';

/** The counts of the rows of some data in the bins of a list; sums of weights if rows are weighed. */
export interface ListBaseline {
  /** The values in each bin. */
  readonly bins: readonly number[];
  /** The values in each bin of special codes. */
  readonly special?: readonly number[] | undefined;
  /** The missing cells, invalid ones that count as missing included. */
  readonly missing: number;
}

/** The counts of the training data, with which later data are compared. */
export interface Baseline extends ListBaseline {
  /** The rows that were counted. */
  readonly rows: number;
  /** The column whose numbers the rows are counted by; undefined: each row counts once. */
  readonly weight?: string | undefined;
  /** The number of invalid cells. */
  readonly invalid: number;
  /** The sums of the target of the fit, if it has events or numbers. */
  readonly target?: BaselineTarget | undefined;
}

/** The keys of a baseline, in the order in which they are written. */
const BASELINE_KEYS: readonly string[] = [
  'rows',
  'weight',
  'bins',
  'special',
  'missing',
  'invalid',
  'target',
];

/** The keys of the baseline of a group. */
const LIST_KEYS: readonly string[] = ['bins', 'special', 'missing'];

/**
 * The baseline of a feature.
 *
 * @param bins the number of intervals of the feature; undefined if its boundaries are wrong
 * @param special the number of bins of special codes
 * @returns undefined if there is none, or if it is wrong, with the problems reported
 */
export function checkBaseline(
  { baseline }: JsonObject,
  { check, path, problems }: BaselineContext,
  bins: number | undefined,
  special: number | undefined,
): Baseline | undefined {
  if (check.object('baseline') === undefined) return undefined;
  const place = pointer(path, 'baseline');
  const own = new ObjectChecker(baseline as JsonObject, place, problems);
  own.onlyKeys(BASELINE_KEYS);
  const [rows, invalid] = ['rows', 'invalid'].map((key) => own.count(key));
  const weight = own.text('weight');
  requireKeys(baseline as JsonObject, ['rows', 'bins'], own);
  const counts = countsOf(baseline as JsonObject, own, bins, special);
  if (rows === undefined || counts === undefined) return undefined;
  const sizes = { bins: counts.bins.length, special: counts.special?.length };
  const target = checkBaselineTarget(own, baseline as JsonObject, place, problems, sizes);
  const weighed = weight !== undefined && { weight };
  return { rows, ...weighed, ...counts, invalid: invalid ?? 0, ...(target && { target }) };
}

/**
 * The baseline of a group's list.
 *
 * @param bins the number of intervals of the list; undefined if its boundaries are wrong
 * @param special the number of bins of special codes
 * @returns undefined if there is none, or if it is wrong, with the problems reported
 */
export function checkListBaseline(
  { baseline }: JsonObject,
  { check, path, problems }: BaselineContext,
  bins: number | undefined,
  special: number | undefined,
): ListBaseline | undefined {
  if (check.object('baseline') === undefined) return undefined;
  const own = new ObjectChecker(baseline as JsonObject, pointer(path, 'baseline'), problems);
  own.onlyKeys(LIST_KEYS);
  requireKeys(baseline as JsonObject, ['bins'], own);
  return countsOf(baseline as JsonObject, own, bins, special);
}

/** The list of problems, and the pointer of the feature. */
interface BaselineContext {
  readonly check: ObjectChecker;
  readonly path: string;
  readonly problems: Problem[];
}

function requireKeys(object: JsonObject, keys: readonly string[], own: ObjectChecker): void {
  for (const key of keys) {
    if (object[key] === undefined) own.report(undefined, `the key "${key}" is missing`);
  }
}

/** The counts of a list; undefined if they are wrong, with the problems reported. */
function countsOf(
  baseline: JsonObject,
  own: ObjectChecker,
  bins: number | undefined,
  special: number | undefined,
): ListBaseline | undefined {
  const counts = countsIn(own, 'bins', bins);
  const isApart = special !== undefined || baseline['special'] !== undefined;
  if (isApart) requireKeys(baseline, ['special'], own);
  const codes = isApart ? countsIn(own, 'special', special ?? 0) : undefined;
  const missing = own.count('missing') ?? 0;
  return counts && { bins: counts, ...(codes !== undefined && { special: codes }), missing };
}

function countsIn(
  own: ObjectChecker,
  member: 'bins' | 'special',
  bins: number | undefined,
): readonly number[] | undefined {
  const counts = own.numbers(member);
  if (counts === undefined) return undefined;
  const wrong = counts.find((count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) {
    return own.report(member, `must be counts, 0 or more; one is ${describeValue(wrong)}`);
  }
  if (bins === undefined || counts.length === bins) return counts;
  return own.report(member, `must have a count for each of ${bins} bins; it has ${counts.length}`);
}

/**
 * A feature without the counts of its training data, and without the record of its fit, which has counts, too:
 * they do not fit a feature with other bins, columns or cells.
 */
export function withoutTraining<F extends { readonly groups?: readonly object[] | undefined }>(
  feature: F,
): F {
  const groups = feature.groups?.map((group) => ({ ...group, baseline: undefined }));
  return { ...feature, ...(groups && { groups }), baseline: undefined, fit: undefined };
}
