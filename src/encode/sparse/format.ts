/** The size of a sparse matrix. */
export interface SparseSize {
  readonly rows: number;
  readonly columns: number;
  /** The number of nonzero values. */
  readonly entries: number;
}

/** A row of a sparse matrix. */
interface SparseRow {
  /** From 0. */
  readonly row: number;
  /** The columns with nonzero values, from 0, ascending; and these values. */
  readonly columns: readonly number[];
  readonly values: readonly number[];
  /** The target; undefined without a target column. */
  readonly target: number | undefined;
}

/** A text format of sparse matrices. All formats have this shape and are listed in `registry.ts`. */
export interface SparseFormat {
  /** True if the head contains the size, which is known after the last row. */
  readonly hasSize: boolean;
  /** True if rows have targets. */
  readonly hasTarget: boolean;
  /** The lines before the rows. */
  readonly head: (size: SparseSize) => string;
  /** The lines of a row. */
  readonly row: (row: SparseRow) => string;
}
