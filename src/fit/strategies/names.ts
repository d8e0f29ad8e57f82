/**
 * The names of all strategies, in flags and in what a spec records. They stand apart from the strategies
 * because flags and help need no more than the names, at every start.
 */
export const STRATEGY_NAMES = ['quantile', 'uniform', 'kmeans', 'geometric', 'keras'] as const;

/** The name of a strategy. */
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** Reads a strategy's name; natural breaks are k-means: `jenks` is `kmeans`. */
export function parseStrategy(text: string): StrategyName | undefined {
  const name = text.toLowerCase();
  return STRATEGY_NAMES.find((strategy) => strategy === (name === 'jenks' ? 'kmeans' : name));
}
