import type { OutputMode } from '../mode.ts';

/** The label of the bin: its interval, or a label of the spec. */
export const label: OutputMode = {
  combine: 'each',
  hasLabels: true,
  names: (stem) => [stem],
  values: (code, { depth, label }) => [code < depth ? label(code) : null],
};
