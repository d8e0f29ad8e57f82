/**
 * The values of columns that share a list, row by row.
 *
 * @param columns columns of one length; a single column is not copied
 */
export function interleave(columns: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0)] = columns;
  if (columns.length === 1) return first;
  const all = new Float64Array(first.length * columns.length);
  for (const [i, column] of columns.entries()) {
    for (let row = 0; row < column.length; row++) {
      all[row * columns.length + i] = column[row] as number;
    }
  }
  return all;
}

/** Repeats each weight for the values of its row; not copied if `times` is 1. */
export function repeated(
  weights: Float64Array | undefined,
  times: number,
): Float64Array | undefined {
  if (weights === undefined || times === 1) return weights;
  return Float64Array.from(
    { length: weights.length * times },
    (_, i) => weights[Math.floor(i / times)] as number,
  );
}
