/** A column of numbers: an array, a typed array, an Arrow vector, a Set. null, undefined and NaN are missing. */
export type NumberColumn =
  | ArrayLike<number | bigint | null | undefined>
  | Iterable<number | bigint | null | undefined>;

/** An array of codes or counts. */
export type CodeArray = Uint8Array | Uint16Array | Int32Array;

/**
 * Makes the error for an invalid column, or for its invalid value at an index.
 *
 * @param index undefined for the column itself
 */
export type ColumnErrorMaker = (received: unknown, index: number | undefined) => Error;

/**
 * The values of a column as float64; NaN for missing values.
 *
 * @param column a Float64Array is returned unchanged; other columns are copied
 * @throws the error of `toError` for a column that is neither array-like nor iterable, and for a value that is not a
 *   number or that float64 rounds
 */
export function toFloat64(column: unknown, toError: ColumnErrorMaker): Float64Array {
  if (column instanceof Float64Array) return column;
  const items = itemsOf(column);
  if (items === undefined) throw toError(column, undefined);
  const values = new Float64Array(items.length);
  for (let i = 0; i < values.length; i++) {
    const item = items[i];
    const value = typeof item === 'number' ? item : otherNumber(item);
    if (value === undefined) throw toError(item, i);
    values[i] = value;
  }
  return values;
}

/** The number of a value of another type; undefined if float64 cannot hold it exactly. */
export function otherNumber(item: unknown): number | undefined {
  if (item === null || item === undefined) return Number.NaN;
  return typeof item === 'bigint' && BigInt(Number(item)) === item ? Number(item) : undefined;
}

/**
 * The items of an array-like or iterable object; undefined for other values. Arrow vectors are iterable, not arrays.
 */
export function itemsOf(column: unknown): ArrayLike<unknown> | undefined {
  if (typeof column !== 'object' || column === null) return undefined;
  const given = column as ArrayLike<unknown> & Partial<Iterable<unknown>>;
  if (!Array.isArray(column) && !ArrayBuffer.isView(column) && given[Symbol.iterator]) {
    return typeof given[Symbol.iterator] === 'function' ? Array.from(given) : undefined;
  }
  // True for whole numbers from 0 to the maximum length of an array.
  return given.length >>> 0 === given.length ? given : undefined;
}
