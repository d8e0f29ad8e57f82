import type { StrategyDescription } from '../description.ts';
import { numberParameter, wordParameter } from '../parameters.ts';

/** The parameters of the Discretization layer of Keras and of its `adapt`. */
export type KerasParameters = {
  /** The `epsilon` of the layer. */
  readonly epsilon: number;
  /** The batch size of `adapt`, in rows. */
  readonly batch: number;
  /** The release of Keras; 3.15 moved the start of the summary of each batch. */
  readonly kerasVersion: '3.14' | '3.15';
};

/** The description of the strategy `keras`. */
export const kerasDescription: StrategyDescription<KerasParameters> = {
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
