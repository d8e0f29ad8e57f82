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
