import type { OutputMode } from '../mode.ts';

/** The bin's lower and upper edge, infinite for open bins; empty for a missing value. */
export const bounds: OutputMode = {
  combine: 'each',
  names: (stem) => [`${stem}_lower`, `${stem}_upper`],
  values: (code, { depth, edges }) => (code < depth ? (edges(code) ?? [null, null]) : [null, null]),
};
