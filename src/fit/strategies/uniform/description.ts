import type { PlainDescription } from '../description.ts';

/** The description of the strategy `uniform`. */
export const uniformDescription: PlainDescription = {
  parameters: {},
};
