import type { ParameterTable, ParameterValues } from './parameters.ts';

/** What flags and help must know of a strategy, without the way that it learns. */
export interface StrategyDescription<Own extends ParameterValues = ParameterValues> {
  /** Its line in `discretize help strategies`; absent for a strategy that a required parameter chooses. */
  readonly about?: string;
  /** Other names that flags accept. */
  readonly aliases?: readonly string[];
  /** Its own parameters, in the order of the help and the record. */
  readonly parameters: ParameterTable<Own>;
  /** True if its numbers are kept to the bit: rounding them would defeat its purpose. */
  readonly isVerbatim?: true;
  /** True if the number of bins follows from its parameters: `bins` is ignored. */
  readonly countsBins?: true;
}

/** The description of a strategy without parameters of its own. */
export type PlainDescription = StrategyDescription<Record<never, never>>;
