import type { DiscretizeError } from '../../core/errors/error.ts';
import type { Row } from '../../core/row-block.ts';
import type { RepairedCounts, StyledCells } from '../../core/stats.ts';

/** The columns of a block. */
export interface Columns<R extends Row = Row> {
  /** The values of each column asked for, in that order; NaN if a cell is missing. */
  readonly values: readonly Float64Array[];
  /** The rows that the values stand for: dropped ones are not among them. */
  readonly records: readonly R[];
  readonly dropped: number;
  /** The number of rejected records; no other count includes them. */
  readonly rejected: number;
  /** The number of records that a lenient reader repaired, by kind of repair. */
  readonly repaired: RepairedCounts;
  /** The number of records of the block that were read: all, unless a bad one ends the run. */
  readonly read: number;
  /** The missing cells of each column, invalid ones that count as missing included. */
  readonly missing: Float64Array;
  /** The missing cells with nothing but whitespace, without invalid ones. */
  readonly empty: Float64Array;
  /** The cells that are no number; and the numbers too large for float64. Dropped records count too. */
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  /** The whole numbers that float64 cannot hold; in dropped records too. */
  readonly rounded: Float64Array;
  readonly styles: readonly StyledCells[];
  /** The error that ends the run after these records: of a bad record, or of the input after the block. */
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
