import type { PlainDescription } from '../description.ts';

/** The description of the strategy `kmeans`. */
export const kmeansDescription: PlainDescription = {
  aliases: ['jenks'],
  parameters: {},
};
