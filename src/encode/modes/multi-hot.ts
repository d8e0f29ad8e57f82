import type { OutputMode } from '../mode.ts';
import { oneHot } from './one-hot.ts';

/** A 1 for every bin that at least one of the feature's columns falls into. */
export const multiHot: OutputMode = { ...oneHot, combine: 'max' };
