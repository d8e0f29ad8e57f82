/**
 * A cell in memory. Text is read as a cell of a CSV file would be, and a Date is a time; null, undefined and NaN are
 * missing.
 */
export type Cell = number | bigint | string | Date | null | undefined;

/** A column of cells. */
export type CellColumn = ArrayLike<Cell> | Iterable<Cell>;
