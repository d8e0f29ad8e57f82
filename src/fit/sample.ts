import { type Extent, extentOf } from './numbers/extent.ts';
import type { WeightedValues } from './numbers/weights.ts';
import type { RadixGroups } from './selection/radix-passes.ts';

/** The training values of a boundary list, with their weights and targets. No missing values. */
export interface Sample extends WeightedValues {
  /** All values in the order of the input; if `rankError` is not 0, the values of a sketch, ascending. No NaN. */
  readonly values: Float64Array;
  /** The weight of each value, > 0, as long as `values`. Undefined if all weights are 1. */
  readonly weights: Float64Array | undefined;
  /** The target of the row of each value, as long as `values`. Undefined without a target. */
  readonly target?: Float64Array;
  /** The largest deviation of a rank as a share of the total weight; 0 without a sketch. */
  readonly rankError: number;
  /** True if the weights are whole counts, which all quantile methods accept. Default false. */
  readonly areCounts?: boolean;
  /** The extent of the values, if known and finite. */
  readonly extent?: Extent | undefined;
  /** The groups of neighboring values, or the only distinct value; undefined if unknown. */
  readonly groups?: RadixGroups | number | undefined;
}

/** The extent of the values of a sample. */
export function sampleExtent({ values, extent }: Pick<Sample, 'values' | 'extent'>): Extent {
  return extent ?? extentOf(values);
}
