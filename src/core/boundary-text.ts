import { type Boundaries, MAX_BOUNDARIES } from './boundaries.ts';
import { shortest } from './decimal.ts';

/** The fewest and the most significant digits that a label's numbers may be rounded to. */
export const LEAST_LABEL_DIGITS = 1;
export const MOST_LABEL_DIGITS = 17;

/** The least significant digits of a rounded number by default. */
const USUAL_DIGITS = 4;

/**
 * A boundary as text, for labels and messages.
 *
 * @param index from 0 to `boundaries.values.length` (exclusive)
 * @param digits significant digits, 1 to 17; more if a neighbor would read the same, and all if fewer save no
 *   character. Undefined: the shortest digits that read back exactly
 */
export function boundaryText(boundaries: Boundaries, index: number, digits?: number): string {
  const { values, precision, texts } = boundaries;
  if (texts !== undefined) return texts.edge(values[index] as number);
  const exact = shortest(values[index] as number, precision);
  const neighbors = [values[index - 1], values[index + 1]].filter((value) => value !== undefined);
  for (let count = digits ?? MOST_LABEL_DIGITS; count < MOST_LABEL_DIGITS; count++) {
    const rounded = Number((values[index] as number).toPrecision(count));
    const isAlone = neighbors.every((value) => Number(value.toPrecision(count)) !== rounded);
    if (isAlone) return String(rounded).length < exact.length ? String(rounded) : exact;
  }
  return exact;
}

/** The training values beside a boundary; infinite on a side without values. */
export interface BoundaryGap {
  /** The largest value in the bins below. */
  readonly below: number;
  /** The smallest value in the bins above. */
  readonly above: number;
}

/**
 * The fewest significant digits, at least 4, with which every label includes the training values of its own bin only.
 *
 * @param gaps the training values beside each boundary
 * @returns undefined if that takes all digits
 */
export function truthfulDigits(
  boundaries: Boundaries,
  gaps: readonly BoundaryGap[],
): number | undefined {
  for (let digits = USUAL_DIGITS; digits < MOST_LABEL_DIGITS; digits++) {
    const texts = gaps.map((_, index) => boundaryText(boundaries, index, digits));
    if (!texts.every((text, index) => separates(Number(text), gaps[index], boundaries))) continue;
    const isExact = texts.every((text, index) => text === boundaryText(boundaries, index));
    return isExact ? undefined : digits;
  }
  return undefined;
}

function separates(
  shown: number,
  { below, above }: BoundaryGap = { below: Number.NaN, above: Number.NaN },
  { closed }: Boundaries,
): boolean {
  return closed === 'left' ? below < shown && shown <= above : below <= shown && shown < above;
}

/**
 * The training values beside each boundary.
 *
 * @param values training values; NaN counts as missing
 * @param codeOf the number of boundaries that a value reaches
 */
export function boundaryGaps(
  values: ArrayLike<number>,
  { values: { length } }: Boundaries,
  codeOf: (value: number) => number,
): BoundaryGap[] {
  const least = new Float64Array(Math.min(length, MAX_BOUNDARIES) + 1).fill(
    Number.POSITIVE_INFINITY,
  );
  const most = new Float64Array(least.length).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const code = codeOf(value);
    if (value < (least[code] as number)) least[code] = value;
    if (value > (most[code] as number)) most[code] = value;
  }
  // The gap beside an empty bin extends to the values beyond the bin.
  for (let code = 1; code <= length; code++) {
    most[code] = Math.max(most[code] as number, most[code - 1] as number);
    const mirrored = length - code;
    least[mirrored] = Math.min(least[mirrored] as number, least[mirrored + 1] as number);
  }
  return Array.from({ length }, (_, index) => ({
    below: most[index] as number,
    above: least[index + 1] as number,
  }));
}
