import { binLabel } from '../core/bin.ts';
import type { Boundaries } from '../core/boundaries.ts';
import { depth, type MissingPolicy } from '../core/missing.ts';

/** The bins of a feature: a table by code. Output modes, counts and reports go by it. */
export interface BinTable {
  /** The number of bins shown: one more than the boundaries, two more where missing has its own. */
  readonly depth: number;
  /** The label of a bin, for a code from 0 to `depth - 1` (inclusive). */
  readonly label: (code: number) => string;
}

/** The label of missing values where they have a bin of their own and the spec names none. */
const MISSING_LABEL = 'missing';

/**
 * The bin table of a boundary list under a policy for missing values.
 *
 * @param labels the spec's own labels, `depth` of them; absent: the intervals
 */
export function binTable(
  boundaries: Boundaries,
  missing: MissingPolicy,
  labels?: readonly string[],
): BinTable {
  return {
    depth: depth(missing, boundaries.bins),
    label: (code) =>
      labels?.[code] ?? (code < boundaries.bins ? binLabel(boundaries, code) : MISSING_LABEL),
  };
}
