import type { ParameterTable, ParameterValues } from './parameters.ts';

/** The part of a strategy that flags and help need, without its algorithm. */
export interface StrategyDescription<Own extends ParameterValues = ParameterValues> {
  /** Other names that flags accept. */
  readonly aliases?: readonly string[];
  /** Its own parameters, in the order of the help and the record. */
  readonly parameters: ParameterTable<Own>;
  /** True if its boundaries are never rounded. */
  readonly isVerbatim?: true;
  /** True if the number of bins follows from its parameters: `bins` is ignored. */
  readonly countsBins?: true;
}

/** The description of a strategy without parameters of its own. */
export type PlainDescription = StrategyDescription<Record<never, never>>;
