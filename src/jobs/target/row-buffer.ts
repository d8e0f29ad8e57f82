import type { SpecialCodes } from '../../core/special/special-codes.ts';
import { GrowableArray } from '../../fit/collect/growable-array.ts';
import { Sketch } from '../../fit/kll/sketch.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import { MOST_CLASSES } from '../../fit/target/labels.ts';
import { separateRows } from '../../fit/target/separate.ts';

/** Rows that are sketched at once. */
const SLICE = 65_536;

/** The columns of a block: features, the target, and the weights of its rows. */
export interface TargetBlock {
  readonly features: readonly Float64Array[];
  readonly target: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** How rows are kept. */
export interface RowBufferOptions {
  /** The special codes of each feature. */
  readonly special: readonly SpecialCodes[];
  /** Bytes for all columns. */
  readonly memory: number;
  /** The rank error of sketches. */
  readonly error: number;
  /** True if values are compared as float32 numbers. */
  readonly isSingle: boolean;
  /** A number to find among the values of the target. */
  readonly event: number | undefined;
  /** True if the target's values are codes of texts, all of which are labels. */
  readonly areTexts: boolean;
  /** Called before sketches take over; throws if they must not. */
  readonly onFull: () => void;
}

/**
 * The rows of a table as they come in: all of them, 8 bytes for each number, as long as they fit into the memory;
 * past that, a sketch of the values of each feature, and the distinct values of the target. The same rows in the
 * same order end in the same way, whatever the blocks are.
 */
export class TargetRowBuffer {
  readonly #rules: RowBufferOptions;
  readonly #columns: readonly GrowableArray[];
  readonly #sketches: readonly Sketch[];
  readonly #labels = new Set<number>();
  #hasEvent = false;
  #isWeighted = false;
  #isSketch = false;

  constructor(rules: RowBufferOptions) {
    this.#rules = rules;
    const columns = rules.special.length + 2;
    const bytes = Math.floor(rules.memory / columns);
    this.#columns = Array.from({ length: columns }, () => new GrowableArray(bytes));
    this.#sketches = rules.special.map(() => new Sketch(rules.error));
  }

  /** True once sketches took over. */
  get isSketch(): boolean {
    return this.#isSketch;
  }

  /** The sketch of each feature. */
  get sketches(): readonly Sketch[] {
    return this.#sketches;
  }

  /** The distinct values of the target, at most one more than the maximum number of classes. */
  get labels(): ReadonlySet<number> {
    return this.#labels;
  }

  /** True if the number to find is among the values of the target. */
  get hasEvent(): boolean {
    return this.#hasEvent;
  }

  /** All rows, unless sketches replace them. */
  get rows(): TargetBlock {
    const [target, weights, ...features] = this.#columns.map((column) => column.view());
    return {
      features,
      target: target as Float64Array,
      weights: this.#isWeighted ? weights : undefined,
    };
  }

  /**
   * Adds rows, which are copied.
   *
   * @throws DiscretizeError E_FIT for invalid weights, and for rows past the memory if no sketch may take over
   */
  add(block: TargetBlock): void {
    const { weights } = block;
    this.#isWeighted = weights !== undefined;
    if (weights !== undefined) checkWeights(weights);
    if (this.#isSketch) this.#sketch(block);
    else this.#keep(block);
  }

  #keep(block: TargetBlock): void {
    const { features, target, weights } = block;
    const columns = [target, weights ?? new Float64Array(0), ...features];
    const places = columns.map((column, i) => this.#columns[i]?.push(column) === true);
    if (places.every(Boolean)) return;
    this.#rules.onFull();
    this.#takeOver(block);
  }

  /** Sketches the kept rows, and a block that does not fit. */
  #takeOver(block: TargetBlock): void {
    this.#isSketch = true;
    const { features, target, weights } = this.rows;
    const rows = Math.min(...[target, ...features].map(({ length }) => length));
    for (let from = 0; from < rows; from += SLICE) {
      const kept = (column: Float64Array) => column.subarray(from, Math.min(rows, from + SLICE));
      this.#sketch({
        features: features.map(kept),
        target: kept(target),
        weights: weights && kept(weights),
      });
    }
    for (const column of this.#columns) column.clear();
    this.#sketch(block);
  }

  #sketch({ features, target, weights }: TargetBlock): void {
    this.#see(target);
    for (const [i, values] of features.entries()) {
      const special = this.#rules.special[i] as SpecialCodes;
      const { clean } = separateRows({ values, targets: target, weights }, special);
      this.#sketches[i]?.addAll(
        this.#rules.isSingle ? clean.values.map(Math.fround) : clean.values,
      );
    }
  }

  #see(target: Float64Array): void {
    for (const cell of target) {
      if (cell === this.#rules.event) this.#hasEvent = true;
      const isRoom = this.#rules.areTexts || this.#labels.size <= MOST_CLASSES;
      if (!Number.isNaN(cell) && isRoom) this.#labels.add(cell + 0);
    }
  }
}
