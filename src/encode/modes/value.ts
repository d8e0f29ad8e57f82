import type { OutputMode } from '../mode.ts';

/**
 * The mode that writes a number for each bin.
 *
 * @param name of the values; undefined: those that the feature puts first
 */
export function value(name?: string): OutputMode {
  return {
    combine: 'each',
    isValue: true,
    names: (stem) => [stem],
    values: (code, bins) => [bins.value(name, code)],
  };
}
