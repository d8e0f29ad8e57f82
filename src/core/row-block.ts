import type { Notation } from './cells/notation.ts';
import type { DiscretizeError, Place } from './errors/error.ts';
import type { RowFault } from './errors/row-fault.ts';

/** A row of a table, in any file format. */
export interface Row {
  /** The texts of the cells, as byte strings. */
  readonly fields: readonly string[];
  /** The fault of a bad row, whose fields are undefined; absent for a good row. */
  readonly fault?: RowFault;
  /** Repairs of a lenient reader; absent for none. */
  readonly repaired?: Repairs;
  /** The fields past the last column, which a lenient reader keeps. */
  readonly extra?: readonly string[];
}

/** Repairs of a lenient reader in a row. */
interface Repairs {
  /** True for a short row, to which empty fields were added. */
  readonly padded?: true;
  /** True for a row with more fields than columns. */
  readonly long?: true;
  /** True for a row with stray quotes, which are text. */
  readonly quotes?: true;
}

/** Whole rows of a table, good and bad, in order, with their locations for errors. */
export interface RowBlock<R extends Row = Row> {
  readonly rows: readonly R[];
  /** The notation of the numbers in cells. */
  readonly notation: Notation;
  /** The location of a field of a good row, counted from 0; past the last field, the location of the last field. */
  locate(row: R, field: number): Place;
  /** The text of a good or bad row as in the file, as a byte string. */
  raw(row: R): string;
  /** True if the line of a row has a line ending; absent: the lines of all rows have one. */
  hasLineEnd?(row: R): boolean;
  /** The error that ends the input after these rows; the last block only. */
  readonly failure: DiscretizeError | undefined;
}

/** The cells of a column in some rows. */
export interface BlockColumn {
  /** The plain numbers by row; NaN for other cells. The receiver may change them. */
  readonly values: Float64Array;
  /** The row, the start and the end of each cell that is neither a plain number nor empty, by row. */
  readonly others: Int32Array;
  /** The row, the start and the end of the first plain number; -1 for none. */
  readonly first: Int32Array;
}

/** The cells of some rows, and the bytes that hold them. Both are valid until the receiver returns. */
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
