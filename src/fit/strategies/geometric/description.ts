import type { PlainDescription } from '../description.ts';

/** The description of the strategy `geometric`. */
export const geometricDescription: PlainDescription = {
  about: 'each bin a constant factor wider than the last; values above 0',
  parameters: {},
};
