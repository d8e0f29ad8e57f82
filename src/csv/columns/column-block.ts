import type { DiscretizeError } from '../../core/errors/error.ts';
import type { Row } from '../../core/row-block.ts';
import type { RepairedCounts, StyledCells } from '../../core/stats.ts';

/** The columns of a block. */
export interface Columns<R extends Row = Row> {
  /** The values of each column, in the order of the request; NaN for a missing cell. */
  readonly values: readonly Float64Array[];
  /** The rows of the values, without dropped rows. */
  readonly records: readonly R[];
  readonly dropped: number;
  /** The number of rejected records; no other count includes them. */
  readonly rejected: number;
  /** The number of records that a lenient reader repaired, by kind of repair. */
  readonly repaired: RepairedCounts;
  /** The number of records of the block that were read: all, unless a bad record fails the run. */
  readonly read: number;
  /** The missing cells of each column, including invalid cells that count as missing. */
  readonly missing: Float64Array;
  /** The missing cells that are empty or whitespace. */
  readonly empty: Float64Array;
  /** The invalid cells, and the numbers too large for float64, including those of dropped records. */
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  /** The whole numbers that float64 rounds, including those of dropped records. */
  readonly rounded: Float64Array;
  readonly styles: readonly StyledCells[];
  /** The error that fails the run after these records: that of a bad record, or of the input after the block. */
  readonly failure: DiscretizeError | undefined;
}

/** The counts of the cells of some columns. */
export function noCounts(
  columns: number,
): Pick<Columns, 'missing' | 'empty' | 'invalid' | 'overflow' | 'rounded' | 'styles'> {
  const zeros = (): Float64Array => new Float64Array(columns);
  const counts = { missing: zeros(), empty: zeros(), invalid: zeros() };
  const numbers = { overflow: zeros(), rounded: zeros() };
  const styles = Array.from({ length: columns }, (): StyledCells => ({}));
  return { ...counts, ...numbers, styles };
}
