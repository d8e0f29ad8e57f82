import type { NiceScale } from '../../../column-types/column-type.ts';
import { linspace } from '../../numbers/linspace.ts';
import { niceEdges } from '../../numbers/nice-edges.ts';
import { type Sample, sampleExtent } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { uniformDescription } from './description.ts';

/**
 * Bins of equal width between the least and the greatest value: boundaries min + i * (max - min) / n for 0 < i < n,
 * bit for bit the inner edges of `histogram_bin_edges` of numpy. A single distinct value has no boundary.
 */
export const uniform: Strategy<Record<never, never>> = {
  ...uniformDescription,
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  learn(sample: Sample, { bins }: StrategyOptions): readonly number[] {
    const { min, max } = sampleExtent(sample);
    return min === max ? [] : linspace(min, max, bins).slice(1, -1);
  },
  learnNice(sample: Sample, { bins }: StrategyOptions, scale?: NiceScale): readonly number[] {
    const { min, max } = sampleExtent(sample);
    if (min === max) return [];
    if (scale !== undefined) return scale.niceEdges(min, max, bins);
    return niceEdges(min, max, bins).filter((x) => x >= min && x <= max);
  },
};
