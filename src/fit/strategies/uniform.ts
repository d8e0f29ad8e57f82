import type { NiceScale } from '../../column-types/column-type.ts';
import { extentOf } from '../numbers/extent.ts';
import { linspace } from '../numbers/linspace.ts';
import { niceEdges } from '../numbers/nice-edges.ts';
import type { Sample } from '../sample.ts';
import type { Strategy, StrategyOptions } from './strategy.ts';

/**
 * Bins of equal width between the least and the greatest value: min + i * (max - min) / n for
 * 0 < i < n, the inner edges of numpy's `histogram_bin_edges` bit for bit. A single distinct value has
 * no width to divide: there is no boundary then.
 */
export const uniform: Strategy<Record<never, never>> = {
  help: 'uniform',
  parameters: {},
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  learn({ values }: Sample, { bins }: StrategyOptions): readonly number[] {
    const { min, max } = extentOf(values);
    return min === max ? [] : linspace(min, max, bins).slice(1, -1);
  },
  learnNice({ values }: Sample, { bins }: StrategyOptions, scale?: NiceScale): readonly number[] {
    const { min, max } = extentOf(values);
    if (min === max) return [];
    if (scale !== undefined) return scale.niceEdges(min, max, bins);
    return niceEdges(min, max, bins).filter((x) => x >= min && x <= max);
  },
};
