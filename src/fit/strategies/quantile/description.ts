import { QUANTILE_METHODS, type QuantileMethod, usualMethod } from '../../quantiles/methods.ts';
import type { StrategyDescription } from '../description.ts';
import { wordParameter } from '../parameters.ts';

/** The parameters of the quantile strategy: the method of interpolation. */
export type QuantileParameters = { readonly method: QuantileMethod };

/** The description of the strategy `quantile`. */
export const quantileDescription: StrategyDescription<QuantileParameters> = {
  parameters: {
    method: wordParameter(
      {
        flag: 'quantile-method',
        value: 'M',
        help: "quantile: one of numpy's 13 methods (default: linear)",
        record: 'method',
      },
      QUANTILE_METHODS,
      ({ isWeighted }) => usualMethod(isWeighted),
    ),
  },
};
