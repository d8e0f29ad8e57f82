import type { OutputMode } from '../mode.ts';

/** The lower and the upper edge of the bin, infinite for open bins; empty for a missing value. */
export const bounds: OutputMode = {
  combine: 'each',
  names: (stem) => [`${stem}_lower`, `${stem}_upper`],
  values: (code, { depth, edges }) => (code < depth ? (edges(code) ?? [null, null]) : [null, null]),
};
