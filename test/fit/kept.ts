import type { QuantileMethod } from '../../src/fit/quantiles/methods.ts';
import type { Sample } from '../../src/fit/sample.ts';

/** Values as a strategy is given them, all of them. */
export function kept(values: readonly number[], weights?: readonly number[]): Sample {
  return {
    values: Float64Array.from(values),
    weights: weights === undefined ? undefined : Float64Array.from(weights),
    rankError: 0,
  };
}

const DEFAULTS = {
  bins: 4,
  columns: 1,
  method: 'linear' as QuantileMethod,
  epsilon: 0.01,
  batch: 1024,
  kerasVersion: '3.15' as '3.14' | '3.15',
  width: 10,
  origin: 0,
  every: 'month',
};

/** The options of a strategy: four bins, the defaults of Keras, and those of a test. */
export function asked(settings: Partial<typeof DEFAULTS> = {}): typeof DEFAULTS {
  return { ...DEFAULTS, ...settings };
}
