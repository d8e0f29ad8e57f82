import type { OutputMode } from '../mode.ts';

/** The code itself; a missing value without a bin leaves the cell empty. */
export const int: OutputMode = {
  combine: 'each',
  names: (stem) => [stem],
  values: (code, { depth }) => [code < depth ? code : null],
};
