import type { OutputMode } from '../mode.ts';

/** A column for each bin: 1 in the column of the code, else 0; all 0 for a missing value without a bin. */
export const oneHot: OutputMode = {
  combine: 'each',
  firstBin: 0,
  names: (stem, { depth, label }, by) =>
    Array.from({ length: depth }, (_, code) => `${stem}_${by === 'label' ? label(code) : code}`),
  values: (code, { depth }) => Array.from({ length: depth }, (_, bin) => (bin === code ? 1 : 0)),
};
