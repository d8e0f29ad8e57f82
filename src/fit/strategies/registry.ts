import { every } from './every/every.ts';
import { geometric } from './geometric/geometric.ts';
import { keras } from './keras/keras.ts';
import { kmeans } from './kmeans/kmeans.ts';
import type { StrategyName } from './names.ts';
import { quantile } from './quantile/quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform/uniform.ts';
import { width } from './width/width.ts';

/** Every strategy. A new one is a folder beside this file, and its line here and in the descriptions. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  quantile,
  uniform,
  width,
  every,
  kmeans,
  geometric,
  keras,
};
