import { listItems } from '../../../csv/columns/select.ts';
import type { RuleName } from '../../../fit/bin-count/rules.ts';
import { PARAMETERS, parseStrategy, type StrategyName } from '../../../fit/strategies/names.ts';
import { parseFlag } from '../../../fit/strategies/parameters.ts';
import type { ColumnOptions } from '../../../jobs/fit-request.ts';

/**
 * Reads a column list whose items may name a strategy with its number of bins or its parameter:
 * `fare:quantile:10,picked_up:every:month`. Commas and colons in quotes are part of a name.
 *
 * @param binCountOf reads a number of bins, or the name of a rule
 * @throws DiscretizeError E_USAGE
 */
export function columnOptionsIn(
  value: string,
  binCountOf: (text: string) => number | RuleName,
): ColumnOptions[] {
  const items = listItems(value);
  return (items.length === 0 ? [value] : items).map((item) => {
    const [, columns, name, last] =
      /^(.+?):([a-z]+)(?::([a-z0-9]+(?:\.[0-9]+)?))?$/i.exec(item.trim()) ?? [];
    const strategy = name === undefined ? undefined : parseStrategy(name);
    if (columns === undefined || strategy === undefined) {
      return { columns: item, strategy: undefined, bins: undefined };
    }
    return { columns, strategy, ...lastPart(strategy, last, binCountOf) };
  });
}

/** The part after a strategy: the parameter that it requires, else its number of bins. */
function lastPart(
  strategy: StrategyName,
  text: string | undefined,
  binCountOf: (text: string) => number | RuleName,
): Pick<ColumnOptions, 'bins' | 'parameters'> {
  const own = PARAMETERS.find((one) => one.strategy === strategy && one.parameter.isRequired);
  if (text === undefined) return { bins: undefined };
  if (own === undefined) return { bins: binCountOf(text) };
  return { bins: undefined, parameters: { [own.name]: parseFlag(own.parameter, text) } };
}
