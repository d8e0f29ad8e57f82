import type { OptionTable } from './options/check-options.ts';
import { oneOf } from './options/option-rules.ts';
import { CLOSED_SIDES, type Closed, PRECISIONS, type Precision } from './threshold.ts';

/**
 * What is outside of the first and the last boundary: the outer bins, which are open; or nothing, and
 * what is there counts as missing, so that the bins are those between the boundaries.
 */
export type Outside = 'bins' | 'missing';

/** The words for it. */
export const OUTSIDES: readonly Outside[] = ['bins', 'missing'];

/** How values are compared with a boundary list. */
export interface BoundaryOptions {
  /** Default `float64`. */
  readonly precision?: Precision | undefined;
  /** The side on which a bin includes its boundary. Default `left`: [a, b). */
  readonly closed?: Closed | undefined;
  /** Default `bins`. */
  readonly outside?: Outside | undefined;
}

/** Boundary options with all defaults. */
export interface ResolvedOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  readonly outside: Outside;
}

/** The rules of {@link BoundaryOptions}. */
export const BOUNDARY_OPTIONS: OptionTable<BoundaryOptions> = {
  precision: oneOf(PRECISIONS),
  closed: oneOf(CLOSED_SIDES),
  outside: oneOf(OUTSIDES),
};

/** The texts of a boundary list whose numbers stand for something else, such as dates. */
export interface BoundaryTexts {
  /** A boundary as text, no longer than the list needs. */
  readonly edge: (value: number) => string;
  /** The name of the bin between two edges, maybe infinite; undefined: its interval. */
  readonly bin: (lower: number, upper: number) => string | undefined;
}
