import type { Sample, StrategyOptions } from '../../src/fit/strategies/strategy.ts';

/** Values as a strategy is given them, all of them. */
export function kept(values: readonly number[], weights?: readonly number[]): Sample {
  return {
    values: Float64Array.from(values),
    weights: weights === undefined ? undefined : Float64Array.from(weights),
    rankError: 0,
  };
}

/** What is asked of a strategy: four bins, the defaults of Keras, and what a test says. */
export function asked(wish: Partial<StrategyOptions> = {}): StrategyOptions {
  return {
    bins: 4,
    method: 'linear',
    epsilon: 0.01,
    batch: 1024,
    kerasVersion: '3.15',
    ...wish,
  };
}
