import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { closeOuterEdges, type OuterEdges } from '../compat/outer-edges.ts';
import type { Sample } from '../sample.ts';
import { countBins } from './count-bins.ts';

/** Options for finalizing boundaries. */
export interface FinalizeOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  /** The policy for duplicate numbers: dropped, or an error. */
  readonly duplicates: 'drop' | 'error';
  /** Formats a boundary for errors; undefined: as a number. */
  readonly format?: ((value: number) => string) | undefined;
  /** True if boundaries that leave a bin empty are removed. */
  readonly fillsBins: boolean;
  /** True if boundaries that leave the first or the last bin empty are removed. Default false. */
  readonly fillsEnds?: boolean;
  /** The closed outer edges, see `outer-edges.ts`; undefined if the outer bins are open. */
  readonly outerEdges?: Pick<OuterEdges, 'isOpenEdgeIn'> | undefined;
}

/** A boundary list and the counts of the training data in its bins. */
export interface FinalBoundaries {
  /** Finite and strictly increasing in the precision; an empty list has one bin. */
  readonly boundaries: readonly number[];
  /** The weight of the values in each bin, by the rule of core/; estimates if a sketch holds the values. */
  readonly counts: Float64Array;
}

/**
 * Makes a valid boundary list from the numbers of a strategy: rounds them to the precision, removes NaN, infinite and
 * repeated numbers, and, if bins must have values, removes boundaries that leave a bin empty.
 *
 * @param learned ascending
 * @throws DiscretizeError E_FIT for a repeated number, where that is rejected, and for an infinite outer edge
 */
export function finalizeBoundaries(
  learned: readonly number[],
  kept: Sample,
  options: FinalizeOptions,
): FinalBoundaries {
  const { precision, duplicates } = options;
  // Adding 0 makes -0 a plain 0.
  const rounded = learned.map((x) => (precision === 'float32' ? Math.fround(x) : x) + 0);
  const { outerEdges } = options;
  // A closed list needs both outer edges: an infinite one is an error below.
  const finite = outerEdges === undefined ? rounded.filter(Number.isFinite) : rounded;
  const twice = finite.find((x, i) => i > 0 && x === finite[i - 1]);
  if (twice !== undefined && duplicates === 'error') throw repeated(twice, options.format);
  const distinct = finite.filter((x, i) => i === 0 || x > (finite[i - 1] as number));
  if (outerEdges !== undefined)
    return betweenEdges(closeOuterEdges(distinct, { ...options, ...outerEdges }), kept, options);
  const counts = countBins(distinct, kept, options);
  if (options.fillsBins) return filled(distinct, counts);
  return options.fillsEnds ? withoutEmptyEnds(distinct, counts) : { boundaries: distinct, counts };
}

/** Removes the boundaries with no values on one side. */
function withoutEmptyEnds(boundaries: readonly number[], counts: Float64Array): FinalBoundaries {
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = counts.findLastIndex((count) => count > 0);
  return { boundaries: boundaries.slice(first, last), counts: counts.slice(first, last + 1) };
}

/** Counts the bins between closed outer edges; values outside have no bin. */
function betweenEdges(
  boundaries: readonly number[],
  kept: Sample,
  options: FinalizeOptions,
): FinalBoundaries {
  const edge = boundaries.find((x) => !Number.isFinite(x));
  if (edge !== undefined) throw edgeTooFar(edge, options);
  return { boundaries, counts: countBins(boundaries, kept, options).slice(1, -1) };
}

/** Merges each empty bin with the next bin, and the last empty bins with the previous one. */
function filled(boundaries: readonly number[], counts: Float64Array): FinalBoundaries {
  const kept: number[] = [];
  const sums: number[] = [0];
  for (const [bin, count] of counts.entries()) {
    const boundary = boundaries[bin - 1];
    const hasValues = (sums.at(-1) as number) > 0;
    if (boundary !== undefined && hasValues && count > 0) {
      kept.push(boundary);
      sums.push(count);
    } else {
      sums.push((sums.pop() as number) + count);
    }
  }
  return { boundaries: kept, counts: Float64Array.from(sums) };
}

function edgeTooFar(received: number, { precision }: FinalizeOptions): DiscretizeError {
  return new DiscretizeError('E_FIT', `an outer edge is above the largest ${precision}`, {
    expected: 'a finite number',
    received,
    hint: 'remove --compat: then the outer bins are open',
  });
}

function repeated(number: number, format: (value: number) => string = String): DiscretizeError {
  return new DiscretizeError('E_FIT', `duplicate boundary ${format(number)}`, {
    expected: 'boundaries that differ',
    received: number,
    hint: 'use fewer bins, or --duplicates drop',
  });
}
