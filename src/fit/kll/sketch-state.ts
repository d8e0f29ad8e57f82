import { FIRST_COIN, LEAST_ROOM } from './compactors.ts';

/** The state of a sketch as plain data, from which the sketch can continue. */
export interface SketchState {
  readonly error: number;
  /** The total weight of the added values. */
  readonly count: number;
  /** The least and the greatest value; Infinity and -Infinity without values. */
  readonly least: number;
  readonly greatest: number;
  /** The state of the coin, 32 bits, signed, not all 0. */
  readonly coin: number;
  /** The values in the buffer, fewer than `RUN`, in the order of the input. */
  readonly latest: Float64Array;
  /** The weights of `latest`; undefined if all of them are 1. */
  readonly weights: Float64Array | undefined;
  /** The lists of the compactors, ascending; a value of list h stands for 2^h values. */
  readonly levels: readonly Float64Array[];
}

/** The state of an empty sketch. */
export const EMPTY_STATE: Omit<SketchState, 'error'> = {
  count: 0,
  least: Number.POSITIVE_INFINITY,
  greatest: Number.NEGATIVE_INFINITY,
  coin: FIRST_COIN,
  latest: new Float64Array(0),
  weights: undefined,
  levels: [],
};

/** k, the capacity of the highest level, by the rank error; see `sketch.ts` for the formula. */
export function highestRoom(error: number): number {
  return Math.max(LEAST_ROOM, Math.ceil(4 / error));
}
