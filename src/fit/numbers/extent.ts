/** The least and the greatest of some values. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/**
 * The extent of values; -0 counts as 0.
 *
 * @param values without NaN; of none the extent is from Infinity to -Infinity
 */
export function extentOf(values: Float64Array): Extent {
  const { min, max } = rawExtentOf(values);
  return { min: min + 0, max: max + 0 };
}

/**
 * The least and the greatest of values as they are, -0 too. A NaN makes both NaN.
 *
 * @param values of none the ends are Infinity and -Infinity
 */
export function rawExtentOf(values: Float64Array): Extent {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    // No branches: whether a value is less or greater cannot be foretold in random data.
    min = Math.min(min, values[i] as number);
    max = Math.max(max, values[i] as number);
  }
  return { min, max };
}

/**
 * The extent of the values that count.
 *
 * @param values NaN is a missing one
 * @param weights as long as `values`, where rows have weights; a value of weight 0 does not count
 * @returns of none from Infinity to -Infinity
 */
export function countedExtent(values: Float64Array, weights?: Float64Array): Extent {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value) || weights?.[i] === 0) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min: min + 0, max: max + 0 };
}

/** The extent of two parts of a column. */
export function joinedExtent(a: Extent, b: Extent): Extent {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** The extent of no values. */
export const NO_EXTENT: Extent = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
