import { geometric } from './geometric.ts';
import { keras } from './keras.ts';
import { kmeans } from './kmeans.ts';
import { quantile } from './quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform.ts';

/** The name of a strategy, in flags and in what a spec records. */
export type StrategyName = 'quantile' | 'uniform' | 'kmeans' | 'geometric' | 'keras';

/** Every strategy. A new one is a file beside this one, and its name and line here. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  quantile,
  uniform,
  kmeans,
  geometric,
  keras,
};

/** The names of all strategies. */
export const STRATEGY_NAMES: readonly StrategyName[] = Object.keys(STRATEGIES) as StrategyName[];

/** Reads a strategy's name; natural breaks are k-means: `jenks` is `kmeans`. */
export function parseStrategy(text: string): StrategyName | undefined {
  const name = text.toLowerCase();
  return STRATEGY_NAMES.find((strategy) => strategy === (name === 'jenks' ? 'kmeans' : name));
}
