import { DiscretizeError } from '../../core/errors/error.ts';
import { countMissing } from '../../core/missing.ts';
import { RANK_ERROR, Sketch } from '../kll/sketch.ts';
import { checkWeights, type WeightedValues } from '../numbers/weights.ts';
import type { Sample } from '../sample.ts';
import {
  type ColumnSummary,
  emptySummary,
  finiteExtent,
  mergeSummaries,
  missingWeight,
  splitValues,
  summarizePlain,
  summarizeValues,
} from './column-summary.ts';
import { GrowableArray } from './growable-array.ts';

/** The bytes that values may take, where nothing is said: 1 GB. */
export const MEMORY: number = 2 ** 30;

/** Options for collecting the values of a column. */
export interface CollectOptions {
  /** The bytes that values and weights may take before a sketch takes over. Default 1 GB, up to 4 GB. */
  readonly memory?: number;
  /** Keeps a sketch from the start. Default false. */
  readonly sketch?: boolean;
  /** The rank error of the sketch. Default 0.1%. */
  readonly error?: number;
  /** True if values come with weights. Default false. */
  readonly weighted?: boolean;
}

/**
 * The values of a column as they come in: all of them in their order, 8 bytes each and 16 with weights,
 * as long as they fit into the memory that they may take; past that, a sketch of them (`sketch.ts`).
 */
export class ColumnCollector {
  readonly #weighted: boolean;
  #seen: ColumnSummary = emptySummary();
  readonly #error: number;
  /** Undefined once a sketch took over. */
  #values: GrowableArray | undefined;
  #weights: GrowableArray | undefined;
  #sketch: Sketch | undefined;
  #room: WeightedValues;

  constructor(options: CollectOptions = {}) {
    const { memory = MEMORY, sketch = false, error = RANK_ERROR, weighted = false } = options;
    this.#weighted = weighted;
    this.#error = error;
    this.#room = roomOf(0, weighted);
    if (sketch) this.#sketch = new Sketch(error);
    else this.#values = new GrowableArray(weighted ? memory / 2 : memory);
    if (weighted && !sketch) this.#weights = new GrowableArray(memory / 2);
  }

  /** One that goes on from what was seen and from a sketch of it, which is its own from now on. */
  static of(seen: ColumnSummary, sketch: Sketch, weighted: boolean): ColumnCollector {
    const collector = new ColumnCollector({ sketch: true, error: sketch.error, weighted });
    collector.#seen = { ...seen };
    collector.#sketch = sketch;
    return collector;
  }

  /** The summary of the values so far. */
  get seen(): Readonly<ColumnSummary> {
    return this.#seen;
  }

  /** True if values come with weights. */
  get weighted(): boolean {
    return this.#weighted;
  }

  /** True if a sketch took over. */
  get isSketch(): boolean {
    return this.#sketch !== undefined;
  }

  /**
   * Adds a block of values, which is copied.
   *
   * @param values NaN is a missing one
   * @param weights as long as `values`, where values come with weights; a value of weight 0 does not
   *   count
   * @throws DiscretizeError E_FIT for a weight that is no finite number >= 0, or none that a sketch can
   *   take
   */
  add(values: Float64Array, weights?: Float64Array): void {
    if ((weights !== undefined) !== this.#weighted) {
      throw new DiscretizeError('E_BUG', 'values with weights, and without, in one column');
    }
    if (weights !== undefined) checkWeights(weights);
    const plain = weights === undefined ? summarizePlain(values) : undefined;
    const block = plain === undefined ? this.#sifted(values, weights) : { values, weights };
    const seen = plain ?? summarizeValues(block, ...missingIn(values, weights));
    const all = mergeSummaries(this.#seen, seen);
    if (all.weight === Number.POSITIVE_INFINITY) throw tooHeavy();
    this.#keep(block);
    this.#seen = all;
  }

  /**
   * Adds the values of another collector after its own. Where either has a sketch, or there is
   * no room for all values, it is a sketch from now on. The other one stays as it is.
   *
   * @throws DiscretizeError E_FIT where only one of them has weights, where their rank errors differ, or
   *   where there are weights that a sketch cannot take
   */
  merge(other: ColumnCollector): void {
    checkAlike(this, other);
    const seen = mergeSummaries(this.#seen, other.#seen);
    if (other.#sketch !== undefined) this.asSketch().merge(other.#sketch);
    else this.#keep(other.#all());
    this.#seen = seen;
  }

  /** The values for a strategy, not copied as long as all are here. Good until the next `add`. */
  kept(): Sample {
    return (
      this.#sketch?.points() ?? { ...this.#all(), extent: finiteExtent(this.#seen), rankError: 0 }
    );
  }

  /**
   * The sketch of all values; it takes over if it has not yet.
   *
   * @throws DiscretizeError E_FIT where there are weights that a sketch cannot take
   */
  asSketch(): Sketch {
    if (this.#sketch !== undefined) return this.#sketch;
    const sketch = new Sketch(this.#error);
    addTo(sketch, this.#all());
    [this.#values, this.#weights] = [undefined, undefined];
    this.#sketch = sketch;
    return sketch;
  }

  #all(): WeightedValues {
    const values = this.#values?.view() ?? new Float64Array(0);
    return { values, weights: this.#weights?.view().subarray(0, values.length) };
  }

  #keep({ values, weights }: WeightedValues): void {
    // Weights first: a weight too many is left out where the values have no room.
    const hasRoom = weights === undefined || this.#weights?.push(weights) === true;
    if (hasRoom && this.#values?.push(values) === true) return;
    addTo(this.asSketch(), { values, weights });
  }

  /** The values of a block that count, in room that is used again for each. */
  #sifted(values: Float64Array, weights: Float64Array | undefined): WeightedValues {
    if (this.#room.values.length < values.length) {
      this.#room = roomOf(values.length, this.#weighted);
    }
    return splitValues(values, weights, this.#room);
  }
}

/** The number of missing values, and their weight. */
function missingIn(values: Float64Array, weights: Float64Array | undefined): [number, number] {
  const missing = countMissing(values);
  return [missing, weights === undefined ? missing : missingWeight(values, weights)];
}

function roomOf(length: number, weighted: boolean): WeightedValues {
  const weights = weighted ? new Float64Array(length) : undefined;
  return { values: new Float64Array(length), weights };
}

function addTo(sketch: Sketch, { values, weights }: WeightedValues): void {
  if (weights === undefined) sketch.addAll(values);
  else sketch.addWeighted(values, weights);
}

function tooHeavy(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'the sum of weights is too large for float64', {
    expected: `a sum up to ${Number.MAX_VALUE}`,
    hint: 'divide all weights by the same number',
  });
}

function checkAlike(ours: ColumnCollector, theirs: ColumnCollector): void {
  if (ours.weighted === theirs.weighted) return;
  const words = (weighted: boolean) => (weighted ? 'with weights' : 'without weights');
  throw new DiscretizeError('E_FIT', 'cannot merge weighted and unweighted values', {
    expected: words(ours.weighted),
    received: words(theirs.weighted),
    hint: 'make all parts with --weight, or all without',
  });
}
