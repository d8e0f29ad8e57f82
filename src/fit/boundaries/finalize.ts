import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { closeOuterEdges, type OuterEdges } from '../compat/outer-edges.ts';
import type { Sample } from '../sample.ts';
import { countBins } from './count-bins.ts';

/** How learned numbers become a list. */
export interface FinalizeOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  /** What becomes of a number that comes twice: it is left out, or refused. */
  readonly duplicates: 'drop' | 'error';
  /** A number as people write it, for errors; undefined: as digits. */
  readonly format?: ((value: number) => string) | undefined;
  /** Whether a boundary that leaves a bin without values is taken out. */
  readonly fillsBins: boolean;
  /** Whether a boundary that leaves the first or the last bin without values is. Default false. */
  readonly fillsEnds?: boolean;
  /** Where the outer numbers are walls, see `walls.ts`; undefined where the outer bins are open. */
  readonly walls?: Pick<OuterEdges, 'isOpenEdgeIn'> | undefined;
}

/** A boundary list, and what it makes of the values that it was learned from. */
export interface FinalBoundaries {
  /** Finite and strictly increasing in the precision; there may be none: then there is one bin. */
  readonly boundaries: readonly number[];
  /** The weight of the values in each bin, by the rule of core/; of a sketch's where there is one. */
  readonly counts: Float64Array;
}

/**
 * Turns what a strategy learned into a boundary list: rounded to the precision, without NaN, infinite
 * and repeated numbers, and where bins must have values, without the boundaries that leave one empty.
 *
 * @param learned ascending
 * @throws DiscretizeError E_FIT for a repeated number, where that is refused, and for an infinite wall
 */
export function finalizeBoundaries(
  learned: readonly number[],
  kept: Sample,
  options: FinalizeOptions,
): FinalBoundaries {
  const { precision, duplicates } = options;
  // Adding 0 makes -0 a plain 0.
  const rounded = learned.map((x) => (precision === 'float32' ? Math.fround(x) : x) + 0);
  const { walls } = options;
  // Without one of its walls a list would be another one.
  const finite = walls === undefined ? rounded.filter(Number.isFinite) : rounded;
  const twice = finite.find((x, i) => i > 0 && x === finite[i - 1]);
  if (twice !== undefined && duplicates === 'error') throw repeated(twice, options.format);
  const distinct = finite.filter((x, i) => i === 0 || x > (finite[i - 1] as number));
  if (walls !== undefined)
    return betweenWalls(closeOuterEdges(distinct, { ...options, ...walls }), kept, options);
  const counts = countBins(distinct, kept, options);
  if (options.fillsBins) return filled(distinct, counts);
  return options.fillsEnds ? withoutEmptyEnds(distinct, counts) : { boundaries: distinct, counts };
}

/** Leaves out the boundaries that have no value on one side. */
function withoutEmptyEnds(boundaries: readonly number[], counts: Float64Array): FinalBoundaries {
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = counts.findLastIndex((count) => count > 0);
  return { boundaries: boundaries.slice(first, last), counts: counts.slice(first, last + 1) };
}

/** Counts the bins between walls, and leaves out what is outside of them. */
function betweenWalls(
  boundaries: readonly number[],
  kept: Sample,
  options: FinalizeOptions,
): FinalBoundaries {
  const wall = boundaries.find((x) => !Number.isFinite(x));
  if (wall !== undefined) throw wallTooFar(wall, options);
  return { boundaries, counts: countBins(boundaries, kept, options).slice(1, -1) };
}

/** Joins every empty bin with the next one, and the last ones with the one before. */
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

function wallTooFar(received: number, { precision }: FinalizeOptions): DiscretizeError {
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
