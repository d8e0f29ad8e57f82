import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialCodes } from '../../core/special/special-codes.ts';
import type { WeightedValues } from '../numbers/weights.ts';
import { ColumnCollector } from './collect.ts';
import { GrowableArray } from './growable-array.ts';
import { type SpecialCounts, SpecialValues } from './special-values.ts';

/** Options for collecting the values of groups. */
export interface GroupedOptions {
  /** The memory limit for values, group numbers and weights, in bytes. */
  readonly memory: number;
  readonly weighted: boolean;
  /** The special codes, which are left out of training data; undefined: none. */
  readonly special?: SpecialCodes | undefined;
}

/** The values of one group. */
export interface GroupValues {
  /** The number of the key. */
  readonly number: number;
  /** The number of values, missing and special ones included. */
  readonly count: number;
  readonly collector: ColumnCollector;
  /** The special values, which the collector does not hold; undefined without special codes. */
  readonly special: SpecialCounts | undefined;
}

/** Collects the values of a column with the group numbers of their rows, in the order of the rows. */
export class GroupedValues {
  readonly #weighted: boolean;
  readonly #special: SpecialCodes | undefined;
  readonly #values: GrowableArray;
  readonly #numbers: GrowableArray;
  readonly #weights: GrowableArray | undefined;

  constructor({ memory, weighted, special }: GroupedOptions) {
    const part = memory / (weighted ? 3 : 2);
    [this.#weighted, this.#special] = [weighted, special];
    this.#values = new GrowableArray(part);
    this.#numbers = new GrowableArray(part);
    this.#weights = weighted ? new GrowableArray(part) : undefined;
  }

  /**
   * Adds a block of values, which is copied.
   *
   * @param numbers the group number of each row, as long as `values`; so are the weights
   * @throws DiscretizeError E_FIT beyond the memory limit: a sketch cannot separate groups
   */
  add(values: Float64Array, numbers: Float64Array, weights: Float64Array | undefined): void {
    const hasRoom =
      this.#values.push(values) &&
      this.#numbers.push(numbers) &&
      (weights === undefined || this.#weights?.push(weights) === true);
    if (!hasRoom) throw tooManyValues();
  }

  /** The groups in the order of their numbers. All values are copied once, sorted by group. */
  *groups(count: number): Generator<GroupValues> {
    const numbers = this.#numbers.view();
    const starts = startsOf(numbers, count);
    const values = sorted(this.#values.view(), numbers, starts);
    const weights = this.#weights && sorted(this.#weights.view(), numbers, starts);
    for (let number = 0; number < count; number++) {
      const [from, to] = [starts[number] as number, starts[number + 1] as number];
      const own = { values: values.subarray(from, to), weights: weights?.subarray(from, to) };
      yield { number, count: to - from, ...this.#collect(own) };
    }
  }

  #collect(own: WeightedValues): Pick<GroupValues, 'collector' | 'special'> {
    const special = this.#special && new SpecialValues(this.#special);
    const { values, weights } = special?.takeOut(own.values, own.weights) ?? own;
    const memory = 2 * Float64Array.BYTES_PER_ELEMENT * Math.max(1, values.length);
    const collector = new ColumnCollector({ memory, weighted: this.#weighted });
    collector.add(values, weights);
    return { collector, special: special?.seen };
  }
}

/** The start of each group in values sorted by group, and the end of the last group. */
function startsOf(numbers: Float64Array, count: number): Float64Array {
  const starts = new Float64Array(count + 1);
  for (let i = 0; i < numbers.length; i++) {
    const next = (numbers[i] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 1; i < starts.length; i++) {
    starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  }
  return starts;
}

/** Items sorted by group; the sort is stable. */
function sorted(items: Float64Array, numbers: Float64Array, starts: Float64Array): Float64Array {
  const next = starts.slice();
  const out = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const number = numbers[i] as number;
    const at = next[number] as number;
    out[at] = items[i] as number;
    next[number] = at + 1;
  }
  return out;
}

function tooManyValues(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'the values of groups do not fit into memory', {
    expected: 'values, groups and weights within --memory',
    hint: 'raise --memory, such as --memory 4G; or select fewer columns with -c',
  });
}

/** The values of a list by group. */
export interface GroupedList {
  /** The columns whose cells make groups. */
  readonly by: readonly string[];
  /** The keys of groups in the order of their numbers. */
  readonly keys: readonly string[];
  readonly values: GroupedValues;
}
