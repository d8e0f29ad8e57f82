import { every } from './every/every.ts';
import { geometric } from './geometric/geometric.ts';
import { keras } from './keras/keras.ts';
import { kmeans } from './kmeans/kmeans.ts';
import type { StrategyName } from './names.ts';
import { quantile } from './quantile/quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform/uniform.ts';
import { width } from './width/width.ts';

/** All strategies by name. A new strategy has a folder, a line here, and a line in `names.ts`. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  quantile,
  uniform,
  width,
  every,
  kmeans,
  geometric,
  keras,
};
