import type { OutputMode } from '../mode.ts';

/**
 * The mode that writes a number for each bin.
 *
 * @param name the name of the list of values; undefined: the default list of the feature
 */
export function value(name?: string): OutputMode {
  return {
    combine: 'each',
    isValue: true,
    names: (stem) => [stem],
    values: (code, bins) => [bins.value(name, code)],
  };
}
