import type { OutputMode } from './mode.ts';
import { oneHot } from './one-hot.ts';

/** For every bin, how many of the feature's columns fall into it. */
export const count: OutputMode = { ...oneHot, combine: 'sum' };
