import { type Extent, extentOf } from './numbers/extent.ts';
import type { WeightedValues } from './numbers/weights.ts';
import type { RadixGroups } from './selection/radix-passes.ts';

/** The values that boundaries are learned from, with what belongs to each of them. No missing values. */
export interface Sample extends WeightedValues {
  /** All values in the order of the input; or, if `rankError` is not 0, a sketch's, ascending. No NaN. */
  readonly values: Float64Array;
  /** The weight of each value, > 0, as long as `values`. Undefined if each counts once. */
  readonly weights: Float64Array | undefined;
  /** The target of each value's row, as long as `values`. Undefined if boundaries predict nothing. */
  readonly target?: Float64Array;
  /** The largest deviation of a rank as a share of the total weight; 0 if all values are there. */
  readonly rankError: number;
  /** True if the weights are whole counts, which any quantile method can take. Default false. */
  readonly areCounts?: boolean;
  /** The extent of the values, if it is known and finite. */
  readonly extent?: Extent | undefined;
  /** The values in groups of neighbors, or the only value there is, if known. */
  readonly groups?: RadixGroups | number | undefined;
}

/** The extent of a sample's values. */
export function sampleExtent({ values, extent }: Pick<Sample, 'values' | 'extent'>): Extent {
  return extent ?? extentOf(values);
}
