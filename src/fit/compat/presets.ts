import type { Outside } from '../../core/boundaries.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { KERAS_RULES } from '../../spec/keras.ts';
import type { QuantileMethod } from '../quantiles/methods.ts';
import type { StrategyName } from '../strategies/names.ts';

/** A program whose boundaries and rules `--compat` reproduces. */
export type PresetName = 'sklearn' | 'pandas' | 'numpy' | 'keras';

/**
 * The defaults and rules of another program. Its edges are in `edges.ts`, apart, so that reading flags loads no code
 * that learns.
 */
export interface Preset {
  readonly precision: Precision;
  readonly closed: Closed;
  readonly missing: MissingPolicy;
  readonly outside: Outside;
  /** Its strategies; the first is the default. */
  readonly strategies: readonly [StrategyName, ...StrategyName[]];
  /** The defaults of parameters of strategies, by name. */
  readonly parameters: { readonly method: QuantileMethod };
  /** The policy for repeated boundaries. Keras keeps them, with the same bins. */
  readonly duplicates: 'drop' | 'error';
  /** True if it has rules for the number of bins. */
  readonly hasRules: boolean;
  /** The strategies with which the outer edge of the open side belongs to its bin; `given`: explicit edges. */
  readonly openEdgeIn: readonly (StrategyName | 'given')[];
}

/** The defaults of presets. */
const PLAIN = {
  precision: 'float64',
  closed: 'left',
  parameters: { method: 'linear' },
  hasRules: false,
} as const;

/** scikit-learn 1.9's KBinsDiscretizer, which takes no missing values. */
const sklearn: Preset = {
  ...PLAIN,
  missing: 'error',
  outside: 'bins',
  strategies: ['quantile', 'uniform', 'kmeans'],
  parameters: { method: 'averaged_inverted_cdf' },
  duplicates: 'drop',
  openEdgeIn: [],
};

/** `pandas.cut` for equal widths and given edges, `pandas.qcut` for quantiles; 3.0. */
const pandas: Preset = {
  ...PLAIN,
  closed: 'right',
  missing: 'empty',
  outside: 'missing',
  strategies: ['uniform', 'quantile'],
  duplicates: 'error',
  openEdgeIn: ['quantile'],
};

/** `numpy.histogram` for equal widths, given edges, and edges from `numpy.quantile`; 2.4. */
const numpy: Preset = {
  ...PLAIN,
  missing: 'empty',
  outside: 'missing',
  strategies: ['uniform', 'quantile'],
  duplicates: 'drop',
  hasRules: true,
  openEdgeIn: ['uniform', 'quantile', 'given'],
};

/** Keras 3's Discretization layer. */
const keras: Preset = {
  ...PLAIN,
  ...KERAS_RULES,
  outside: 'bins',
  strategies: ['keras'],
  duplicates: 'drop',
  openEdgeIn: [],
};

/** All presets by name. A new preset has a constant above, a line here, and its edges in `edges.ts`. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = { sklearn, pandas, numpy, keras };

/** The names of all presets. */
export const PRESET_NAMES: readonly PresetName[] = Object.keys(PRESETS) as PresetName[];
