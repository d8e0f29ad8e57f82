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

/** The default memory for values: 1 GiB. */
export const MEMORY: number = 2 ** 30;

/** Options for collecting the values of a column. */
export interface CollectOptions {
  /** The limit in bytes beyond which a sketch replaces values and weights. Default 1 GiB, up to 4 GiB. */
  readonly memory?: number;
  /** True if a sketch is used from the start. Default false. */
  readonly sketch?: boolean;
  /** The rank error of the sketch. Default 0.1%. */
  readonly error?: number;
  /** True if values come with weights. Default false. */
  readonly weighted?: boolean;
}

/**
 * Collects the values of a column: all of them in the order of the input, 8 bytes each, 16 with weights, as long as
 * they fit into the memory limit; beyond it, a sketch of them (`kll/sketch.ts`).
 */
export class ColumnCollector {
  readonly #weighted: boolean;
  #seen: ColumnSummary = emptySummary();
  readonly #error: number;
  /** Undefined once a sketch replaces the values. */
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

  /** Makes a collector that continues from a summary and a sketch, which the collector owns from then on. */
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

  /** True if a sketch replaces the values. */
  get isSketch(): boolean {
    return this.#sketch !== undefined;
  }

  /**
   * Adds a block of values, which is copied.
   *
   * @param values NaN for a missing value
   * @param weights as long as `values`, if values have weights; a value of weight 0 is ignored
   * @throws DiscretizeError E_FIT for a weight that is not a finite number >= 0, or that a sketch cannot hold
   */
  add(values: Float64Array, weights?: Float64Array): void {
    if ((weights !== undefined) !== this.#weighted) {
      throw new DiscretizeError('E_BUG', 'values with weights, and without, in one column');
    }
    if (weights !== undefined) checkWeights(weights);
    const plain = weights === undefined ? summarizePlain(values) : undefined;
    const block = plain === undefined ? this.#counted(values, weights) : { values, weights };
    const seen = plain ?? summarizeValues(block, ...missingIn(values, weights));
    const all = mergeSummaries(this.#seen, seen);
    if (all.weight === Number.POSITIVE_INFINITY) throw tooHeavy();
    this.#keep(block);
    this.#seen = all;
  }

  /**
   * Adds the values of another collector, which is not changed. If either has a sketch, or the values exceed the memory
   * limit, a sketch replaces the values.
   *
   * @throws DiscretizeError E_FIT if only one collector has weights, if the rank errors differ, or for weights that a
   *   sketch cannot hold
   */
  merge(other: ColumnCollector): void {
    checkAlike(this, other);
    const seen = mergeSummaries(this.#seen, other.#seen);
    if (other.#sketch !== undefined) this.asSketch().merge(other.#sketch);
    else this.#keep(other.#all());
    this.#seen = seen;
  }

  /** The sample for a strategy; without a sketch, the values are not copied. Valid until the next `add`. */
  kept(): Sample {
    return (
      this.#sketch?.points() ?? { ...this.#all(), extent: finiteExtent(this.#seen), rankError: 0 }
    );
  }

  /**
   * The sketch of all values, which replaces them.
   *
   * @throws DiscretizeError E_FIT for weights that a sketch cannot hold
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
    // Weights first: without memory for the values, `#all` ignores the extra weights.
    const hasRoom = weights === undefined || this.#weights?.push(weights) === true;
    if (hasRoom && this.#values?.push(values) === true) return;
    addTo(this.asSketch(), { values, weights });
  }

  /** The values of a block that are neither missing nor of weight 0, in memory that all blocks share. */
  #counted(values: Float64Array, weights: Float64Array | undefined): WeightedValues {
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
