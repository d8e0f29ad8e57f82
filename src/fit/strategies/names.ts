import type { StrategyDescription } from './description.ts';
import { everyDescription } from './every/description.ts';
import { geometricDescription } from './geometric/description.ts';
import { kerasDescription } from './keras/description.ts';
import { kmeansDescription } from './kmeans/description.ts';
import type { Parameter, ParameterValues } from './parameters.ts';
import { quantileDescription } from './quantile/description.ts';
import { uniformDescription } from './uniform/description.ts';
import { widthDescription } from './width/description.ts';

/**
 * The descriptions of all strategies, in the order of the help. They are apart from the registry, so that reading flags
 * loads no code that learns. A new strategy has a line here and a line in the registry.
 */
const DESCRIPTIONS = {
  quantile: quantileDescription as typeof quantileDescription,
  uniform: uniformDescription as typeof uniformDescription,
  width: widthDescription as typeof widthDescription,
  every: everyDescription as typeof everyDescription,
  kmeans: kmeansDescription as typeof kmeansDescription,
  geometric: geometricDescription as typeof geometricDescription,
  keras: kerasDescription as typeof kerasDescription,
};

/** The name of a strategy. */
export type StrategyName = keyof typeof DESCRIPTIONS;

/** The descriptions by the name of the strategy. */
export const STRATEGY_TABLE: Readonly<Record<StrategyName, StrategyDescription>> = DESCRIPTIONS;

/** The names of all strategies, in flags and in the fit record of a spec. */
export const STRATEGY_NAMES: readonly StrategyName[] = Object.keys(DESCRIPTIONS) as StrategyName[];

/** All names and aliases of strategies. */
export const STRATEGY_WORDS: readonly string[] = STRATEGY_NAMES.flatMap((name) => [
  name,
  ...(STRATEGY_TABLE[name].aliases ?? []),
]);

type OwnOf<S> = S extends StrategyDescription<infer Own> ? Own : never;
type Joined<U> = (U extends unknown ? (u: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** The parameters of all strategies, as options of the library. */
export type StrategyParameters = {
  readonly [Name in keyof Joined<OwnOf<(typeof DESCRIPTIONS)[StrategyName]>>]?: Joined<
    OwnOf<(typeof DESCRIPTIONS)[StrategyName]>
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
  Object.entries(STRATEGY_TABLE[strategy].parameters).map(([name, parameter]) => ({
    strategy,
    name,
    parameter,
  })),
);

/** The strategy whose required parameter is given; undefined if there is none. */
export function strategyOfParameter(given: Partial<ParameterValues>): StrategyName | undefined {
  return PARAMETERS.find(({ name, parameter }) => parameter.isRequired && given[name] !== undefined)
    ?.strategy;
}

/** Parses the name or an alias of a strategy, in any case; undefined for another text. */
export function parseStrategy(text: string): StrategyName | undefined {
  const word = text.toLowerCase();
  return STRATEGY_NAMES.find(
    (name) => name === word || STRATEGY_TABLE[name].aliases?.includes(word) === true,
  );
}
