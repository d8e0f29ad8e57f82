import type { Feature } from '../spec/spec.ts';

/** A feature and where its columns are. */
export interface Assigned {
  readonly feature: Feature;
  /** Positions counted from 0, in the feature's order; at least one. */
  readonly positions: readonly number[];
}
