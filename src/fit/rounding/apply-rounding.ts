import type { NiceScale } from '../../column-types/column-type.ts';
import {
  type FinalBoundaries,
  type FinalizeOptions,
  finalizeBoundaries,
} from '../boundaries/finalize.ts';
import type { Sample } from '../sample.ts';
import { rankMoved, roundByRank } from './round-by-rank.ts';
import { roundWithinGaps } from './round-within-gaps.ts';
import type { Rounding } from './rounding.ts';

/** A list after rounding. */
export interface Rounded extends FinalBoundaries {
  readonly rounding: Rounding;
  /** The largest change of the rank of a boundary as a share of the total weight; undefined if bins were chosen anew. */
  readonly rankMoved: number | undefined;
}

/** Options for rounding a list. */
export interface RoundingOptions extends FinalizeOptions {
  readonly rounding: Rounding;
  /** The nice numbers; undefined: short decimals. */
  readonly scale?: NiceScale | undefined;
  /** Returns nice boundaries chosen as a whole; undefined if each boundary is moved by itself. */
  readonly niceWhole: (() => readonly number[]) | undefined;
}

/** Rounds the final boundaries of a strategy. */
export function applyRounding(
  exact: FinalBoundaries,
  sample: Sample,
  { rounding, niceWhole, ...options }: RoundingOptions,
): Rounded {
  if (rounding.kind === 'none') return { ...exact, rounding, rankMoved: 0 };
  if (rounding.kind === 'gap') {
    const boundaries = roundWithinGaps(exact.boundaries, sample, options);
    return { boundaries, counts: exact.counts, rounding, rankMoved: 0 };
  }
  if (niceWhole !== undefined) {
    return { ...finalizeBoundaries(niceWhole(), sample, options), rounding, rankMoved: undefined };
  }
  const { share } = rounding;
  const nice = roundByRank(exact, sample, { ...options, share });
  const final = finalizeBoundaries(nice, sample, options);
  return { ...final, rounding, rankMoved: rankMoved(exact.counts, final.counts) };
}
