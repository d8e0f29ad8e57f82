import { binLabel } from '../core/bin.ts';
import type { Boundaries } from '../core/boundaries.ts';
import { depth, type MissingPolicy } from '../core/missing.ts';
import type { Bins, OutputMode, Value } from './mode.ts';

/** The label of missing values where they have a bin of their own and the spec names none. */
const MISSING_LABEL = 'missing';

/**
 * What the output modes need of a boundary list and a policy for missing values.
 *
 * @param labels the spec's own labels, `depth` of them; absent: the intervals
 */
export function binsOfFeature(
  boundaries: Boundaries,
  missing: MissingPolicy,
  labels?: readonly string[],
): Bins {
  return {
    depth: depth(missing, boundaries.bins),
    label: (code) =>
      labels?.[code] ?? (code < boundaries.bins ? binLabel(boundaries, code) : MISSING_LABEL),
  };
}

/** A value as the text of its cell: whole numbers without a point, an empty cell for null. */
export function cellText(value: Value): string {
  return value === null ? '' : String(value);
}

/** Looks up the cells of a code. The array is shared by all who ask: do not write to it. */
export type CellTable = (code: number) => readonly string[];

/** The cell table of a mode. An entry is made when its code first comes up, and kept. */
export function cellTable(mode: OutputMode, bins: Bins): CellTable {
  const made = new Map<number, readonly string[]>();
  return (code) => {
    const cells = made.get(code) ?? mode.values(code, bins).map(cellText);
    made.set(code, cells);
    return cells;
  };
}
