import type { SpecialBins } from '../../core/special/merge-special.ts';
import { placeSpecial, type SpecialCodes } from '../../core/special/special-codes.ts';
import type { WeightedValues } from '../numbers/weights.ts';

/** The special codes of a list, and the count of each special bin. */
export interface SpecialCounts {
  readonly codes: SpecialBins;
  /** The rows of each bin; their weights if rows have weights. */
  readonly counts: readonly number[];
}

/** A block of values without special values. */
export interface PlainValues extends WeightedValues {
  /** All rows, with NaN for special values. */
  readonly masked: Float64Array;
}

/** Removes and counts the special values of a column. */
export class SpecialValues {
  readonly #special: SpecialCodes;
  readonly #counts: number[];
  #marks = new Int32Array(0);

  constructor(special: SpecialCodes) {
    this.#special = special;
    this.#counts = special.codes.map(() => 0);
  }

  /** The counts so far. */
  get seen(): SpecialCounts {
    return { codes: this.#special.codes, counts: this.#counts };
  }

  /**
   * Removes the special values of a block; a block without special values is not copied.
   *
   * @param weights as long as `values`, if rows have weights
   */
  takeOut(values: Float64Array, weights: Float64Array | undefined): PlainValues {
    const marks = this.#marksOf(values);
    const plain = marks.reduce((count, mark) => (mark < 0 ? count + 1 : count), 0);
    if (plain === values.length) return { values, weights, masked: values };
    const kept = new Float64Array(plain);
    const keptWeights = weights && new Float64Array(plain);
    const masked = values.slice();
    for (let row = 0, at = 0; row < values.length; row++) {
      const bin = marks[row] as number;
      if (bin >= 0) {
        this.#counts[bin] = (this.#counts[bin] ?? 0) + (weights?.[row] ?? 1);
        masked[row] = Number.NaN;
        continue;
      }
      kept[at] = values[row] as number;
      if (keptWeights !== undefined) keptWeights[at] = weights?.[row] as number;
      at++;
    }
    return { values: kept, weights: keptWeights, masked };
  }

  /** The special bin of each row; -1 for other values. */
  #marksOf(values: Float64Array): Int32Array {
    if (this.#marks.length < values.length) this.#marks = new Int32Array(values.length);
    const marks = this.#marks.subarray(0, values.length).fill(-1);
    placeSpecial(values, marks, this.#special, 0);
    return marks;
  }
}

/** The values of a column, with NaN in place of special values. */
export function ordinaryValues(values: Float64Array, special: SpecialCodes): Float64Array {
  if (special.codes.length === 0) return values;
  return new SpecialValues(special).takeOut(values, undefined).masked;
}
