import type { Problem } from '../../core/errors/error.ts';
import { describeValue, type JsonObject, ObjectChecker } from '../checks.ts';
import { pointer } from '../problems.ts';
import { type BaselineTarget, checkBaselineTarget } from './baseline-target.ts';

/** The counts of the data that boundaries were fitted to: what later data are compared with. */
export interface Baseline {
  /** The rows that were read. */
  readonly rows: number;
  /** The values in each bin. */
  readonly bins: readonly number[];
  /** The values in each bin of special codes. */
  readonly special?: readonly number[] | undefined;
  /** The missing cells, invalid ones that count as missing included. */
  readonly missing: number;
  /** The cells that are no number. */
  readonly invalid: number;
  /** What the target of the fit adds up to, if it has events or numbers. */
  readonly target?: BaselineTarget | undefined;
}

/** The keys of a baseline, in the order in which they are written. */
const BASELINE_KEYS: readonly string[] = [
  'rows',
  'bins',
  'special',
  'missing',
  'invalid',
  'target',
];

/**
 * The baseline of a feature.
 *
 * @param bins how many intervals the feature has; undefined if its boundaries are wrong
 * @param special how many bins of special codes
 * @returns undefined if there is none, or if it is wrong, with the problems reported
 */
export function checkBaseline(
  { baseline }: JsonObject,
  { check, path, problems }: BaselineContext,
  bins: number | undefined,
  special: number | undefined,
): Baseline | undefined {
  if (check.object('baseline') === undefined) return undefined;
  const own = new ObjectChecker(baseline as JsonObject, pointer(path, 'baseline'), problems);
  own.onlyKeys(BASELINE_KEYS);
  const [rows, missing, invalid] = ['rows', 'missing', 'invalid'].map((key) => own.count(key));
  const counts = countsOf(baseline as JsonObject, own, 'bins', bins);
  const isApart = special !== undefined || (baseline as JsonObject)['special'] !== undefined;
  const codes = isApart
    ? countsOf(baseline as JsonObject, own, 'special', special ?? 0)
    : undefined;
  if (rows === undefined || counts === undefined) return undefined;
  const sizes = { bins: counts.length, special: codes?.length };
  const place = pointer(path, 'baseline');
  const target = checkBaselineTarget(own, baseline as JsonObject, place, problems, sizes);
  const others = { missing: missing ?? 0, invalid: invalid ?? 0, ...(target && { target }) };
  return { rows, bins: counts, ...(codes !== undefined && { special: codes }), ...others };
}

/** The list of problems, and the pointer of the feature. */
interface BaselineContext {
  readonly check: ObjectChecker;
  readonly path: string;
  readonly problems: Problem[];
}

function countsOf(
  baseline: JsonObject,
  own: ObjectChecker,
  member: 'bins' | 'special',
  bins: number | undefined,
): readonly number[] | undefined {
  for (const key of ['rows', member]) {
    if (baseline[key] === undefined) own.report(undefined, `the key "${key}" is missing`);
  }
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
export function withoutTraining<F extends object>(feature: F): F {
  return { ...feature, baseline: undefined, fit: undefined };
}
