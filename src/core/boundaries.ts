import {
  BOUNDARY_OPTIONS,
  type BoundaryOptions,
  type BoundaryTexts,
  checkIncreasing,
  checkLength,
  MAX_BOUNDARIES,
  noBinBetween,
  type Outside,
  type ResolvedOptions,
} from './boundary-options.ts';
import { parseNumberList } from './cells/number-list.ts';
import { DiscretizeError } from './errors/error.ts';
import { type NumberColumn, toFloat64 } from './number-column.ts';
import { checkOptions, shown } from './options/check-options.ts';
import type { SpecialBins } from './special/merge-special.ts';
import {
  type CodeReader,
  NO_SPECIAL,
  type SpecialCodes,
  specialCodes,
} from './special/special-codes.ts';
import { type Closed, type Precision, threshold } from './threshold.ts';

export { type BoundaryOptions, OUTSIDES, type Outside } from './boundary-options.ts';
export { MAX_BOUNDARIES };

/** The members that two lists may share. */
type Same = Pick<Boundaries, 'texts' | 'special' | 'thresholds'>;

/**
 * A boundary list: k finite numbers b0 < b1 < ... < b(k-1), which make k + 1 bins; or k - 1 bins, k >= 2, if values
 * outside are missing. Only `Boundaries.of` and `Boundaries.parse` make lists, so every list is valid.
 */
export class Boundaries {
  /** The numbers, rounded to `precision`. Do not write to it. */
  readonly values: Float64Array;
  readonly precision: Precision;
  readonly closed: Closed;
  readonly outside: Outside;
  /** The numbers that values are compared with; see `core/threshold.ts`. Do not write to it. */
  readonly thresholds: Float64Array;
  /** The texts of its numbers if these stand for other values, such as dates. */
  readonly texts: BoundaryTexts | undefined;
  /** Numbers and words with bins of their own, after the intervals. */
  readonly special: SpecialCodes;

  private constructor(
    values: Float64Array,
    options: ResolvedOptions,
    { texts, special = NO_SPECIAL, thresholds }: Partial<Same> = {},
  ) {
    const { precision, closed, outside } = options;
    this.values = values;
    this.precision = precision;
    this.closed = closed;
    this.outside = outside;
    this.thresholds = thresholds ?? values.map((value) => threshold(value, precision, closed));
    this.texts = texts;
    this.special = special;
    Object.freeze(this);
  }

  /** The number of bins of intervals and special codes; missing values come after them. */
  get valued(): number {
    return this.bins + this.special.bins.length;
  }

  /** The number of intervals: one more than the boundaries, or one fewer if values outside are missing. */
  get bins(): number {
    return binsMade(this.values.length, this.outside);
  }

  /**
   * Checks and freezes a list of numbers. The list is copied.
   *
   * @param numbers finite and strictly increasing once rounded to the precision; 0 to 1,000,000 of them, at least 2
   *   if values outside are missing
   * @throws DiscretizeError E_BOUNDARIES, which names the invalid item or pair; its hint is the sorted list without
   *   duplicates
   * @example Boundaries.of([-0.5, 0, 0.1, 0.2, 3])
   */
  static of(numbers: NumberColumn, options: BoundaryOptions = {}): Boundaries {
    const own = checkOptions('Boundaries.of', options, BOUNDARY_OPTIONS);
    const { precision = 'float64', closed = 'left', outside = 'bins' } = own;
    const given = toFloat64(numbers, notNumbers);
    checkLength(given.length);
    if (given.length < 2 && outside === 'missing') throw noBinBetween(given.length);
    const values = given.map((value) => round(value, precision));
    checkFinite(given, values, precision);
    checkIncreasing(given, values, precision);
    return new Boundaries(values, { precision, closed, outside });
  }

  /** The same list with other texts. */
  withTexts(texts: BoundaryTexts | undefined): Boundaries {
    return texts === undefined
      ? this
      : new Boundaries(this.values, this, { ...this.#same(), texts });
  }

  /** The same list with special codes. */
  withSpecial(bins: SpecialBins | undefined, read?: CodeReader): Boundaries {
    return bins === undefined ? this : this.withCodes(specialCodes(bins, this.precision, read));
  }

  /** The same list with resolved special codes. */
  withCodes(special: SpecialCodes): Boundaries {
    return new Boundaries(this.values, this, { ...this.#same(), special });
  }

  /** The members that do not depend on texts and special codes; there may be a million thresholds. */
  #same(): Same {
    const { texts, special, thresholds } = this;
    return { texts, special, thresholds };
  }

  /**
   * Reads a list such as `-0.5,0,0.1,0.2,3` or `0:100:10,200`; blanks around the items are ignored.
   *
   * @throws DiscretizeError E_BOUNDARIES, as `Boundaries.of`, and for an item that is not a number
   */
  static parse(text: string, options: BoundaryOptions = {}): Boundaries {
    if (typeof text !== 'string') throw notText(text);
    return Boundaries.of(parseNumberList(text), options);
  }
}

function notNumbers(received: unknown, index: number | undefined): DiscretizeError {
  const what =
    index === undefined
      ? `cannot read boundaries from ${shown(received)}`
      : `boundary ${index + 1} is ${shown(received)}: boundaries are finite numbers`;
  return new DiscretizeError('E_BOUNDARIES', what, {
    expected: 'numbers',
    received,
    hint: 'use an array of numbers; Boundaries.parse reads text',
  });
}

function notText(received: unknown): DiscretizeError {
  return new DiscretizeError('E_BOUNDARIES', `cannot read boundaries from ${shown(received)}`, {
    expected: 'text',
    received,
    hint: 'use text such as "0,10,20"; Boundaries.of takes numbers',
  });
}

/** The number of bins of N boundaries. */
export function binsMade(boundaries: number, outside: Outside): number {
  return outside === 'bins' ? boundaries + 1 : boundaries - 1;
}

/** Rounds to the precision; the addition of 0 turns -0 into 0. */
function round(value: number, precision: Precision): number {
  return (precision === 'float32' ? Math.fround(value) : value) + 0;
}

function checkFinite(numbers: ArrayLike<number>, values: Float64Array, precision: Precision): void {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index < 0) return;
  const given = numbers[index] as number;
  const overflows = Number.isFinite(given);
  throw new DiscretizeError(
    'E_BOUNDARIES',
    overflows
      ? `boundary ${index + 1}, ${given}, is too large for ${precision}`
      : `boundary ${index + 1} is ${given}, not a finite number`,
    {
      expected: 'a finite number',
      received: given,
      hint: overflows
        ? 'compare in float64, or remove the boundary'
        : 'remove it: the first and last bins are open and hold all values outside',
    },
  );
}
