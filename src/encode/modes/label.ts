import type { OutputMode } from '../mode.ts';

/** The bin's label: its interval, or the spec's own words. */
export const label: OutputMode = {
  combine: 'each',
  hasLabels: true,
  names: (stem) => [stem],
  values: (code, { depth, label }) => [code < depth ? label(code) : null],
};
