import type { Problem } from '../core/errors/error.ts';
import { describeValue, type JsonObject, ObjectChecker } from './checks.ts';
import { pointer } from './problems.ts';

/** The counts of the data that boundaries were fitted to: what later data are compared with. */
export interface Baseline {
  /** The rows that were read. */
  readonly rows: number;
  /** The values in each bin. */
  readonly bins: readonly number[];
  /** The missing cells, invalid ones that count as missing included. */
  readonly missing: number;
  /** The cells that are no number. */
  readonly invalid: number;
}

/** The keys of a baseline, in the order in which they are written. */
const BASELINE_KEYS: readonly string[] = ['rows', 'bins', 'missing', 'invalid'];

/**
 * The baseline of a feature.
 *
 * @param bins how many bins the feature has; undefined if its boundaries are wrong
 * @returns undefined if there is none, or if it is wrong, with the problems reported
 */
export function checkBaseline(
  { baseline }: JsonObject,
  { check, path, problems }: BaselineContext,
  bins: number | undefined,
): Baseline | undefined {
  if (check.object('baseline') === undefined) return undefined;
  const own = new ObjectChecker(baseline as JsonObject, pointer(path, 'baseline'), problems);
  own.onlyKeys(BASELINE_KEYS);
  const [rows, missing, invalid] = ['rows', 'missing', 'invalid'].map((key) => own.count(key));
  const counts = countsOf(baseline as JsonObject, own, bins);
  if (rows === undefined || counts === undefined) return undefined;
  return { rows, bins: counts, missing: missing ?? 0, invalid: invalid ?? 0 };
}

/** Where problems go, and where the feature is. */
interface BaselineContext {
  readonly check: ObjectChecker;
  readonly path: string;
  readonly problems: Problem[];
}

function countsOf(
  baseline: JsonObject,
  own: ObjectChecker,
  bins: number | undefined,
): readonly number[] | undefined {
  for (const key of ['rows', 'bins']) {
    if (baseline[key] === undefined) own.report(undefined, `the key "${key}" is missing`);
  }
  const counts = own.numbers('bins');
  if (counts === undefined) return undefined;
  const wrong = counts.find((count) => !(count >= 0 && count < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) {
    return own.report('bins', `must be counts, 0 or more; one is ${describeValue(wrong)}`);
  }
  if (bins === undefined || counts.length === bins) return counts;
  return own.report('bins', `must have a count for each of ${bins} bins; it has ${counts.length}`);
}
