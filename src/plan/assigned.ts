import type { Feature } from '../spec/spec.ts';

/** A feature and the positions of its columns. */
export interface Assigned {
  readonly feature: Feature;
  /** Positions counted from 0, in the order of the feature; at least one. */
  readonly positions: readonly number[];
}
