import { shortest } from './decimal.ts';
import { DiscretizeError } from './errors/error.ts';
import { grouped } from './errors/grouped.ts';
import type { OptionTable } from './options/check-options.ts';
import { oneOf } from './options/option-rules.ts';
import { CLOSED_SIDES, type Closed, PRECISIONS, type Precision } from './threshold.ts';

/**
 * The bins of values outside the first and the last boundary: `bins` are outer bins with an infinite edge; `missing`
 * counts such values as missing, so that all bins are between boundaries.
 */
export type Outside = 'bins' | 'missing';

/** The values of {@link Outside}. */
export const OUTSIDES: readonly Outside[] = ['bins', 'missing'];

/** The rules by which values are compared with a boundary list. */
export interface BoundaryOptions {
  /** Default `float64`. */
  readonly precision?: Precision | undefined;
  /** The side on which a bin includes its boundary. Default `left`: [a, b). */
  readonly closed?: Closed | undefined;
  /** Default `bins`. */
  readonly outside?: Outside | undefined;
}

/** Boundary options with all defaults. */
export interface ResolvedOptions {
  readonly precision: Precision;
  readonly closed: Closed;
  readonly outside: Outside;
}

/** The rules of {@link BoundaryOptions}. */
export const BOUNDARY_OPTIONS: OptionTable<BoundaryOptions> = {
  precision: oneOf(PRECISIONS),
  closed: oneOf(CLOSED_SIDES),
  outside: oneOf(OUTSIDES),
};

/** The texts of a boundary list whose numbers stand for other values, such as dates. */
export interface BoundaryTexts {
  /** The shortest text of a boundary that tells it from the other ones. */
  readonly edge: (value: number) => string;
  /** The name of the bin between two edges, which may be infinite; undefined: its interval. */
  readonly bin: (lower: number, upper: number) => string | undefined;
}

/** The maximum number of boundaries in a list. */
export const MAX_BOUNDARIES = 1_000_000;

/**
 * Rejects a list that is too long.
 *
 * @throws DiscretizeError E_BOUNDARIES
 */
export function checkLength(length: number): void {
  if (length <= MAX_BOUNDARIES) return;
  const [most, received] = [MAX_BOUNDARIES, length].map(grouped);
  const message = `too many boundaries: ${received}, more than ${most}`;
  throw new DiscretizeError('E_BOUNDARIES', message, {
    expected: `0 to ${most}`,
    received: length,
  });
}

/** The error for a list without a bin between its boundaries. */
export function noBinBetween(length: number): DiscretizeError {
  const list =
    length === 0 ? 'an empty boundary list has no bin' : 'a single boundary has no bin beside it';
  const message = `${list} if values outside are missing`;
  return new DiscretizeError('E_BOUNDARIES', message, {
    expected: 'at least 2 boundaries',
    received: length,
    hint: 'add the outer edges, or remove --outside missing',
  });
}

/** The maximum number of boundaries in the sorted list of a hint; the hint for longer lists is "sort them". */
const MAX_SHOWN = 32;

/**
 * Rejects a list that does not increase.
 *
 * @param values the numbers, rounded to the precision
 * @param text writes a number for messages; undefined: as digits
 * @throws DiscretizeError E_BOUNDARIES
 */
export function checkIncreasing(
  numbers: ArrayLike<number>,
  values: Float64Array,
  precision: Precision,
  text?: (value: number) => string,
): void {
  const index = values.findIndex((value, i) => i > 0 && !((values[i - 1] as number) < value));
  if (index < 0) return;
  const [before, after] = [numbers[index - 1] as number, numbers[index] as number];
  const written = text ?? String;
  const collapsed = before < after ? `: in ${precision} they are the same number` : '';
  throw new DiscretizeError(
    'E_BOUNDARIES',
    `boundaries must strictly increase, but ${written(before)} (number ${index}) is followed by ${written(after)} (number ${index + 1})${collapsed}`,
    {
      expected: 'strictly increasing numbers',
      received: [before, after],
      hint: sortedHint(values, text ?? ((value) => shortest(value, precision))),
    },
  );
}

/** The hint with the sorted list. */
function sortedHint(values: Float64Array, text: (value: number) => string): string {
  const sorted = [...new Set(values.toSorted())];
  if (sorted.length > MAX_SHOWN) return 'sort the list and remove duplicates';
  return `sorted, without duplicates: ${sorted.map(text).join(',')}`;
}
