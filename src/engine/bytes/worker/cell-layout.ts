import type { BlockColumn } from '../../../core/row-block.ts';

/** The int32s at the start of a column: the place of its other cells, their number, and the row of its first number. */
export const HEAD_INTS = 6;

/** The int32s of another cell: its row, its start and its end. */
export const OTHER_INTS = 3;

/** The maximum number of bytes of a column of one cell. */
export const CELL_BYTES: number = 8 + 4 * (HEAD_INTS + OTHER_INTS);

/** The index of a column in a batch of rows. */
interface ColumnIndex {
  readonly target: number;
  readonly rows: number;
  readonly targets: number;
}

/**
 * The place of a column in the output of a batch: heads of all columns, then the values of all, then the places of
 * their other cells.
 */
export function cellColumnAt(
  memory: ArrayBufferLike,
  address: number,
  { target, rows, targets }: ColumnIndex,
): { readonly head: Int32Array; readonly values: Float64Array } {
  const head = new Int32Array(memory, address + 4 * HEAD_INTS * target, HEAD_INTS);
  const start = address + 4 * HEAD_INTS * targets;
  return { head, values: new Float64Array(memory, start + 8 * rows * target, rows) };
}

/** Reads a column of cells as an encoder wrote it. */
export function readCellColumn(
  memory: ArrayBufferLike,
  address: number,
  index: ColumnIndex,
): BlockColumn {
  const { head, values } = cellColumnAt(memory, address, index);
  const [from = 0, count = 0] = head;
  const others = new Int32Array(memory, address + from, OTHER_INTS * count);
  return { values, others, first: head.subarray(2, 2 + OTHER_INTS) };
}
