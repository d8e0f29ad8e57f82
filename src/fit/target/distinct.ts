/** Rows grouped by the index of their value: those of a group are in `order` from its start to the next start. */
export interface Groups {
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
}

/** The distinct values of a column, ascending, and the number of rows of each. */
export function distinct(column: Float64Array): { values: Float64Array; counts: Float64Array } {
  const values = column.toSorted();
  const counts = new Float64Array(values.length);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) + 0;
    if (size === 0 || values[size - 1] !== value) values[size++] = value;
    counts[size - 1] = (counts[size - 1] as number) + 1;
  }
  return { values: values.slice(0, size), counts: counts.slice(0, size) };
}

/** The rows of each distinct value. */
export function groupedRows(column: Float64Array, values: Float64Array): Groups {
  const groups = Uint32Array.from(column, (value) => indexOf(values, value));
  const starts = new Uint32Array(values.length + 1);
  for (let row = 0; row < groups.length; row++) add(starts, (groups[row] as number) + 1);
  for (let i = 0; i < values.length; i++) add(starts, i + 1, starts[i] as number);
  const next = starts.slice();
  const order = new Uint32Array(column.length);
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row] as number;
    order[next[group] as number] = row;
    add(next, group);
  }
  return { starts, order };
}

function add(counts: Uint32Array, index: number, count = 1): void {
  counts[index] = (counts[index] as number) + count;
}

/** The index of a value among distinct values, which include it. */
function indexOf(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((values[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
