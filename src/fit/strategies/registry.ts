import { every } from './every.ts';
import { geometric } from './geometric.ts';
import { keras } from './keras.ts';
import { kmeans } from './kmeans.ts';
import type { StrategyName } from './names.ts';
import { quantile } from './quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform.ts';
import { width } from './width.ts';

/** Every strategy. A new one is a file beside this one, its description, its import, and its line here. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  quantile,
  uniform,
  width,
  every,
  kmeans,
  geometric,
  keras,
};
