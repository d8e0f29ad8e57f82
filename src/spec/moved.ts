import { binInterval } from '../core/bin.ts';
import { Boundaries } from '../core/boundaries.ts';
import { boundariesReached } from '../core/bucketize.ts';
import { binOf } from '../core/codes.ts';
import type { Precision } from '../core/threshold.ts';
import { featureType } from './feature-type.ts';
import type { Feature } from './spec.ts';

/** The number of training values that have another code under a new list. */
export interface Moved {
  /** The values that have a bin. */
  readonly total: number;
  /** The least and greatest possible number, wherever in their bins the values are. */
  readonly least: number;
  readonly most: number;
  /**
   * The number for values spread evenly within each bin, with the outer bins ending at the least and the greatest
   * value. Undefined if it depends on these and they are unknown.
   */
  readonly estimate: number | undefined;
}

/** A boundary list with the type that it is compared in. */
export interface Compared {
  readonly feature: Feature;
  readonly precision: Precision;
}

/**
 * Estimates the number of values that change their code, by the counts in the old feature's `fit` (`counts`, one for
 * each bin, `min` and `max`).
 *
 * @returns undefined if there are no counts, or not as many as bins
 */
export function movedValues(before: Compared, after: Compared): Moved | undefined {
  const [old, now] = [boundariesOf(before), boundariesOf(after)];
  const counts = recordedCounts(before.feature.fit, old.bins);
  if (counts === undefined) return undefined;
  const { fit } = before.feature;
  const read = featureType(before.feature)?.parseBoundary ?? ((value: unknown) => value);
  const range = { min: finite(read(fit?.['min'])), max: finite(read(fit?.['max'])) };
  const bins = counts.map((count, code) => movedOfBin(count, code, old, now, range));
  const estimates = bins.map(({ estimate }) => estimate);
  return {
    total: sum(counts),
    least: sum(bins.map(({ least }) => least)),
    most: sum(bins.map(({ most }) => most)),
    estimate: estimates.includes(undefined) ? undefined : sum(estimates.map((n) => n ?? 0)),
  };
}

function boundariesOf({ feature, precision }: Compared): Boundaries {
  const { closed, outside } = feature;
  return Boundaries.of(feature.boundaries, { precision, closed, outside });
}

interface Range {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

function movedOfBin(
  count: number,
  code: number,
  old: Boundaries,
  now: Boundaries,
  range: Range,
): Omit<Moved, 'total'> {
  const isOpen = old.outside === 'bins';
  const ends = {
    hasFrom: old.closed === 'left' || (isOpen && code === 0),
    hasTo: old.closed === 'right' || (isOpen && code === old.values.length),
  };
  const parts = partsOf(reachOf(old, code, range), now, ends);
  const changed = parts.filter(([a, b]) => binOf(between(a, b), now) !== code);
  const some = changed.length > 0 ? count : 0;
  if (changed.length === 0 || changed.length === parts.length) {
    return { least: some, most: some, estimate: some };
  }
  const estimate = count === 0 ? 0 : (count * lengthOf(changed)) / lengthOf(parts);
  const isKnown = count === 0 || Number.isFinite(lengthOf(parts));
  return { least: 0, most: count, estimate: isKnown ? estimate : undefined };
}

type Part = readonly [from: number, to: number];

/** The known range of the values of a bin. */
function reachOf(boundaries: Boundaries, code: number, { min, max }: Range): Part {
  const { lower, upper } = binInterval(boundaries, code);
  const from = Number.isFinite(lower) ? lower : Math.min(min ?? lower, upper);
  return [from, Number.isFinite(upper) ? upper : Math.max(max ?? upper, from)];
}

/**
 * A reach, cut at the boundaries that are inside it. The end that a bin is closed at is inside, and so are
 * the least and the greatest value: a boundary there makes a part without length, since the value itself
 * may have another code.
 */
function partsOf(
  [from, to]: Part,
  now: Boundaries,
  { hasFrom, hasTo }: { readonly hasFrom: boolean; readonly hasTo: boolean },
): Part[] {
  // One more on either side than the codes say, for a boundary that is an end.
  const start = Math.max(0, boundariesReached(from, now) - 1);
  const near = now.values.subarray(start, boundariesReached(to, now) + 1);
  const inside = near.filter(
    (value) =>
      (from < value || (hasFrom && from === value)) && (value < to || (hasTo && value === to)),
  );
  return [...inside, to].map((end, i) => [inside[i - 1] ?? from, end]);
}

function lengthOf(parts: readonly Part[]): number {
  return sum(parts.map(([from, to]) => to - from));
}

/** A number between two, of which one may be infinite; without overflow. */
function between(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY || b === Number.POSITIVE_INFINITY) {
    return Number.isFinite(a) ? b : a;
  }
  return a / 2 + b / 2;
}

/** The counts of values in each bin that a spec records; undefined if there are none, or too few. */
export function recordedCounts(fit: Feature['fit'], bins: number): number[] | undefined {
  const counts = fit?.['counts'];
  if (!Array.isArray(counts) || counts.length < bins) return undefined;
  // One more is the bin of missing values, which have no place between boundaries.
  const known = counts.slice(0, bins).map(finite);
  return known.every((count) => count !== undefined && count >= 0)
    ? (known as number[])
    : undefined;
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
