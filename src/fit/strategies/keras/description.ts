import type { StrategyDescription } from '../description.ts';
import { numberParameter, wordParameter } from '../parameters.ts';

/** The parameters of Keras's layer, and of the `adapt` that is repeated. */
export type KerasParameters = {
  /** `epsilon` of the layer. */
  readonly epsilon: number;
  /** The number of rows that `adapt` sees at once. */
  readonly batch: number;
  /** The release; 3.15 moved the start of each batch's summary. */
  readonly kerasVersion: '3.14' | '3.15';
};

/** The description of the strategy `keras`. */
export const kerasDescription: StrategyDescription<KerasParameters> = {
  about: 'adapt() of the Discretization layer; depends on the batch size',
  isVerbatim: true,
  parameters: {
    epsilon: numberParameter(
      {
        flag: 'epsilon',
        value: 'E',
        help: "keras: the layer's epsilon (default: 0.01)",
        record: 'epsilon',
      },
      { least: 1e-9, most: 1, usual: 0.01 },
    ),
    batch: numberParameter(
      {
        flag: 'batch',
        value: 'ROWS',
        help: 'keras: rows per batch (default: 32)',
        record: 'batch',
      },
      { least: 1, most: 2 ** 31, usual: 32 },
    ),
    kerasVersion: wordParameter(
      {
        flag: 'keras-version',
        value: 'V',
        help: 'keras: 3.15 (default) or 3.14',
        record: 'keras_version',
      },
      ['3.15', '3.14'],
      () => '3.15',
    ),
  },
};
