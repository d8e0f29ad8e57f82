import { nextUp } from '../../core/ulp.ts';
import { type Extent, extentOf } from '../numbers/extent.ts';
import { totalWeight } from '../numbers/weights.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { select } from '../selection/select.ts';

/** The largest share of outliers on each side. */
const OUTLIER_SHARE = 0.01;

/** The distance of outliers from the inner values, as a part of the range of the inner values. */
const DISTANCE = 0.5;

/** The fewest values that may have outliers. */
const FEWEST = 10;

/**
 * The range of values without outliers. An outlier lies outside the range of the inner 98% by more than half of that
 * range; a single value on each side may be one, however few the values.
 *
 * @param kept finite values, at least one
 * @param scale the scale of distances; strictly increasing
 */
export function coreRange(kept: Sample, scale: (value: number) => number = Number): Extent {
  const { values } = kept;
  const all = sampleExtent(kept);
  if (values.length < FEWEST) return all;
  const inner = innerRange(kept);
  const [low, high] = [scale(inner.min), scale(inner.max)];
  const slack = DISTANCE * high - DISTANCE * low;
  if (!(slack > 0)) return all;
  if (scale(all.min) >= low - slack && scale(all.max) <= high + slack) return all;
  return extentOf(
    values.filter((value) => scale(value) >= low - slack && scale(value) <= high + slack),
  );
}

/** The extent of the values without the outermost percent, at least one value, on each side. */
function innerRange({ values, weights }: Sample): Extent {
  const total = weights === undefined ? values.length : totalWeight(weights);
  const most = Math.max(OUTLIER_SHARE * total, total / values.length);
  const [min, max] = select(values, weights, Float64Array.of(nextUp(most), total - most));
  return { min: min as number, max: max as number };
}
