import type { PlainDescription } from '../description.ts';

/** The description of the strategy `geometric`. */
export const geometricDescription: PlainDescription = {
  parameters: {},
};
