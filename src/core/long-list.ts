import type { Boundaries } from './boundaries.ts';
import { boundariesReachedIn, search } from './bucketize.ts';
import type { CodeArray } from './number-column.ts';

/** Lists that are longer are not in the cache of a processor. */
const LONG = 2 ** 14;

/** Of a long list, one in so many thresholds is searched first. */
const STEP = 64;

/**
 * The number of boundaries that each value of a column has reached. Long lists are searched in two
 * steps, since each look at one waits for memory: 0.4 s for a million instead of 1.0.
 *
 * @param out as long as the column; the caller owns it
 */
export function boundariesReachedByAll<Codes extends CodeArray = Int32Array>(
  column: Float64Array,
  boundaries: Boundaries,
  out: Codes = new Int32Array(column.length) as CodeArray as Codes,
): Codes {
  const { thresholds } = boundaries;
  const { length } = thresholds;
  if (length <= LONG) return boundariesReachedIn(column, boundaries, out);
  const ends = endsOf(thresholds);
  for (let row = 0; row < column.length; row++) {
    const x = column[row] as number;
    const from = STEP * search(x, ends, 0, ends.length);
    out[row] = search(x, thresholds, from, Math.min(length, from + STEP));
  }
  return out;
}

/** The ends of long lists, which are searched batch by batch. */
const knownEnds = new WeakMap<Float64Array, Float64Array>();

/** The last of each STEP thresholds. */
function endsOf(thresholds: Float64Array): Float64Array {
  const known = knownEnds.get(thresholds);
  if (known !== undefined) return known;
  const length = Math.floor(thresholds.length / STEP);
  const made = Float64Array.from({ length }, (_, i) => thresholds[STEP * (i + 1) - 1] as number);
  knownEnds.set(thresholds, made);
  return made;
}
