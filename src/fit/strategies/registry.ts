import { every } from './every.ts';
import { geometric } from './geometric.ts';
import { keras } from './keras.ts';
import { kmeans } from './kmeans.ts';
import type { Parameter, ParameterValues } from './parameters.ts';
import { quantile } from './quantile.ts';
import type { Strategy } from './strategy.ts';
import { uniform } from './uniform.ts';
import { width } from './width.ts';

/** Every strategy, in the order of the help. A new one is a file beside this one, its import, and its line here. */
const ALL = {
  quantile: quantile as typeof quantile,
  uniform: uniform as typeof uniform,
  width: width as typeof width,
  every: every as typeof every,
  kmeans: kmeans as typeof kmeans,
  geometric: geometric as typeof geometric,
  keras: keras as typeof keras,
};

/** The name of a strategy. */
export type StrategyName = keyof typeof ALL;

/** The strategies by their names. */
export const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = ALL;

/** The names of all strategies, in flags and in what a spec records. */
export const STRATEGY_NAMES: readonly StrategyName[] = Object.keys(ALL) as StrategyName[];

/** All names and aliases of strategies. */
export const STRATEGY_WORDS: readonly string[] = STRATEGY_NAMES.flatMap((name) => [
  name,
  ...(STRATEGIES[name].aliases ?? []),
]);

/** The strategies in words, for the help. */
export const STRATEGY_HELP: string = STRATEGY_NAMES.map((name) => STRATEGIES[name].help).join(' ');

type OwnOf<S> = S extends Strategy<infer Own> ? Own : never;
type Joined<U> = (U extends unknown ? (u: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** The parameters of all strategies, as options of the library. */
export type StrategyParameters = {
  readonly [Name in keyof Joined<OwnOf<(typeof ALL)[StrategyName]>>]?: Joined<
    OwnOf<(typeof ALL)[StrategyName]>
  >[Name];
};

/** A parameter, its name, and the strategy that it belongs to. */
export interface OwnedParameter {
  readonly strategy: StrategyName;
  readonly name: string;
  readonly parameter: Parameter;
}

/** The parameters of all strategies, in the order of the strategies. */
export const PARAMETERS: readonly OwnedParameter[] = STRATEGY_NAMES.flatMap((strategy) =>
  Object.entries(STRATEGIES[strategy].parameters).map(([name, parameter]) => ({
    strategy,
    name,
    parameter,
  })),
);

/** The strategy whose required parameter is given, if there is one. */
export function strategyOfParameter(given: Partial<ParameterValues>): StrategyName | undefined {
  return PARAMETERS.find(({ name, parameter }) => parameter.isRequired && given[name] !== undefined)
    ?.strategy;
}

/** Reads a strategy's name or another name of it, in any case. */
export function parseStrategy(text: string): StrategyName | undefined {
  const word = text.toLowerCase();
  return STRATEGY_NAMES.find(
    (name) => name === word || STRATEGIES[name].aliases?.includes(word) === true,
  );
}
