import type { PlainDescription } from '../description.ts';

/** The description of the strategy `kmeans`. */
export const kmeansDescription: PlainDescription = {
  about: 'clusters; jenks is another name',
  aliases: ['jenks'],
  parameters: {},
};
