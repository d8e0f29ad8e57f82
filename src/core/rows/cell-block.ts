import type { RowBlock } from './row-block.ts';

/** The cells of a column in some rows. */
export interface BlockColumn {
  /** The plain numbers by row; NaN for other cells. The receiver may change them. */
  readonly values: Float64Array;
  /** The row, the start and the end of each cell that is neither a plain number nor empty, by row. */
  readonly others: Int32Array;
  /** The row, the start and the end of the first plain number; -1 for none. */
  readonly first: Int32Array;
}

/** The cells of some rows, and the bytes that hold them. Both are reused once they are taken. */
export interface CellBlock {
  readonly rows: number;
  readonly columns: readonly BlockColumn[];
  readonly bytes: Uint8Array;
  /** The byte of quotes; -1 if quotes have no meaning. */
  readonly quote: number;
  /** A cell without its quotes, as a byte string. */
  readonly textOf: (start: number, end: number) => string;
  /** The line of a byte. */
  readonly lineOf: (offset: number) => number;
}

/** Receives the cells of all rows in order: most rows as bytes, others as texts. */
export interface TakeCells {
  readonly cells: (block: CellBlock) => void;
  readonly rows: (block: RowBlock) => void;
}
