import type { PlainDescription } from '../description.ts';

/** The description of the strategy `uniform`. */
export const uniformDescription: PlainDescription = {
  about: 'equal widths from the minimum to the maximum',
  parameters: {},
};
