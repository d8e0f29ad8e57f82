import { nextUp } from '../../core/ulp.ts';
import { type Extent, extentOf } from '../numbers/extent.ts';
import { totalWeight } from '../numbers/weights.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { select } from '../selection/select.ts';

/** The largest share of the values that outliers may be on each side. */
const OUTLIER_SHARE = 0.01;

/** Outliers lie beyond the inner values by more than this part of the range of these. */
const DISTANCE = 0.5;

/** Fewer values than this have no outliers. */
const FEWEST = 10;

/**
 * The range of values without outliers: from the least to the greatest value that lies at most half of the
 * range of the inner 98% beyond it. A single value on each side may be an outlier, too.
 *
 * @param kept finite values, at least one
 * @param scale the scale that distances are measured on; strictly increasing
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

/** The extent of the values that are left once the outermost percent, or one value, is gone on each side. */
function innerRange({ values, weights }: Sample): Extent {
  const total = weights === undefined ? values.length : totalWeight(weights);
  const most = Math.max(OUTLIER_SHARE * total, total / values.length);
  const [min, max] = select(values, weights, Float64Array.of(nextUp(most), total - most));
  return { min: min as number, max: max as number };
}
