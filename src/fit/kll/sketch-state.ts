import { FIRST_COIN, LEAST_ROOM } from './compactors.ts';

/** A sketch as plain data: what it takes to go on with it. */
export interface SketchState {
  readonly error: number;
  /** The number of values that were added, each as often as it weighed. */
  readonly count: number;
  /** The least and the greatest value; Infinity and -Infinity if there is none. */
  readonly least: number;
  readonly greatest: number;
  /** The state of the coin, 32 bits, signed, not all 0. */
  readonly coin: number;
  /** The latest values, fewer than `RUN`, in the order of the input. */
  readonly latest: Float64Array;
  /** The weights of `latest`; undefined if all of them are 1. */
  readonly weights: Float64Array | undefined;
  /** Ascending lists; a value of list h stands for 2^h values. */
  readonly levels: readonly Float64Array[];
}

/** The state of a sketch that has seen nothing yet. */
export const EMPTY_STATE: Omit<SketchState, 'error'> = {
  count: 0,
  least: Number.POSITIVE_INFINITY,
  greatest: Number.NEGATIVE_INFINITY,
  coin: FIRST_COIN,
  latest: new Float64Array(0),
  weights: undefined,
  levels: [],
};

/** k, the room of a sketch's highest level, by its rank error; why so, see `sketch.ts`. */
export function highestRoom(error: number): number {
  return Math.max(LEAST_ROOM, Math.ceil(4 / error));
}
