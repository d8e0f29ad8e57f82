import type { RowBlock } from './row-block.ts';

/** The cells of some rows of a column. */
export interface CellColumn {
  /** The plain numbers by row; NaN for other cells. Whoever takes them may change them. */
  readonly values: Float64Array;
  /** The row, the start and the end of each cell that is neither a plain number nor empty, by row. */
  readonly others: Int32Array;
  /** The row, the start and the end of the first plain number; -1 for none. */
  readonly first: Int32Array;
}

/** The cells of some rows, and the bytes that they are in. Both change once they are taken. */
export interface CellBlock {
  readonly rows: number;
  readonly columns: readonly CellColumn[];
  readonly bytes: Uint8Array;
  /** The byte of quotes; -1 if quotes have no meaning. */
  readonly quote: number;
  /** A cell without its quotes, as a byte string. */
  readonly textOf: (start: number, end: number) => string;
  /** The line of a byte. */
  readonly lineOf: (offset: number) => number;
}

/** Takes the cells of all rows in their order: of most rows in bytes, of others as texts. */
export interface TakeCells {
  readonly cells: (block: CellBlock) => void;
  readonly rows: (block: RowBlock) => void;
}
