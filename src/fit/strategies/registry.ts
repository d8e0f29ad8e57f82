import { geometric } from './geometric.ts';
import { keras } from './keras.ts';
import { kmeans } from './kmeans.ts';
import type { StrategyName } from './names.ts';
import { quantile } from './quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform.ts';

/** Every strategy. A new one is a file beside this one, its line here, and its name in `names.ts`. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  quantile,
  uniform,
  kmeans,
  geometric,
  keras,
};
