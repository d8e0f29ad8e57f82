/** The least and the greatest value. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/**
 * The extent of values; -0 counts as 0.
 *
 * @param values without NaN; without values, the extent is {@link NO_EXTENT}
 */
export function extentOf(values: Float64Array): Extent {
  const { min, max } = rawExtentOf(values);
  return { min: min + 0, max: max + 0 };
}

/**
 * The extent of values bit for bit, with -0 apart from 0. A NaN makes both ends NaN.
 *
 * @param values without values, the extent is {@link NO_EXTENT}
 */
export function rawExtentOf(values: Float64Array): Extent {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    // Without branches, which are unpredictable for random data.
    min = Math.min(min, values[i] as number);
    max = Math.max(max, values[i] as number);
  }
  return { min, max };
}

/**
 * The extent of the values that are not missing and have weight.
 *
 * @param values NaN for a missing value
 * @param weights as long as `values`; undefined if rows have no weights
 * @returns without such values, {@link NO_EXTENT}
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

/** The extent of two parts of a column together. */
export function joinedExtent(a: Extent, b: Extent): Extent {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** The extent of no values. */
export const NO_EXTENT: Extent = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
