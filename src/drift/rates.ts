import { chiSquareTest } from './tests.ts';

/** The rows of a bin that have a target, and the sum of their targets. */
export interface RatedRows {
  readonly rows: number;
  readonly sum: number;
}

/** The rate of a bin before and after: the share of events, or the mean of a numeric target. */
interface RateChange {
  /** The rows after that have a target. */
  readonly rows: number;
  /** The rate in the baseline; NaN without rows. */
  readonly before: number;
  readonly after: number;
  /** The p-value of a chi-square test of both rates; NaN for a numeric target, and if one side has no rows. */
  readonly p: number;
}

/** The changes of the rates of bins and of all rows. */
export interface RateChanges {
  readonly bins: readonly RateChange[];
  readonly all: RateChange;
  /** The rate of all rows after, computed with the rate of each bin before. */
  readonly expected: number;
}

/**
 * Compares the rates of bins.
 *
 * @param isEvent true if targets are 0 or 1
 * @param after as many bins as `before`
 */
export function rateChanges(
  before: readonly RatedRows[],
  after: readonly RatedRows[],
  isEvent: boolean,
): RateChanges {
  const bins = before.map((one, i) => rateChange(one, after[i] as RatedRows, isEvent));
  const all = rateChange(allRows(before), allRows(after), isEvent);
  const known = bins.filter((bin) => bin.rows > 0 && !Number.isNaN(bin.before));
  const rows = known.reduce((sum, bin) => sum + bin.rows, 0);
  const expected = known.reduce((sum, bin) => sum + bin.rows * bin.before, 0) / rows;
  return { bins, all, expected };
}

function rateChange(before: RatedRows, after: RatedRows, isEvent: boolean): RateChange {
  const isTested = isEvent && before.rows > 0 && after.rows > 0;
  return {
    rows: after.rows,
    before: before.sum / before.rows,
    after: after.sum / after.rows,
    p: isTested ? chiSquareTest(classes(before), classes(after)).p : Number.NaN,
  };
}

function classes({ rows, sum }: RatedRows): number[] {
  return [sum, rows - sum];
}

/** The sums over all bins. */
export function allRows(bins: readonly RatedRows[]): RatedRows {
  return {
    rows: bins.reduce((sum, bin) => sum + bin.rows, 0),
    sum: bins.reduce((sum, bin) => sum + bin.sum, 0),
  };
}
