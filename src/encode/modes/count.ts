import type { OutputMode } from '../mode.ts';
import { oneHot } from './one-hot.ts';

/** The number of the feature's columns in each bin. */
export const count: OutputMode = { ...oneHot, combine: 'sum' };
