import { grouped } from '../../core/errors/grouped.ts';

/** A range of a number (inclusive), and whether the number is whole. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

/** The settings that are numbers; sizes and words have no range. */
export type RangedName =
  | 'bins'
  | 'minBins'
  | 'minEvents'
  | 'minDifference'
  | 'maxP'
  | 'penalty'
  | 'woeSmooth'
  | 'candidates'
  | 'significance';

/** The ranges of the settings that are numbers. */
export const RANGES: Readonly<Record<RangedName, NumberRange>> = {
  bins: { least: 1, most: 1000, isWhole: true },
  minBins: { least: 1, most: 1000, isWhole: true },
  minEvents: { least: 0, most: Number.MAX_VALUE, isWhole: false },
  minDifference: { least: 0, most: Number.MAX_VALUE, isWhole: false },
  maxP: { least: Number.MIN_VALUE, most: 1, isWhole: false },
  penalty: { least: 0, most: Number.MAX_VALUE, isWhole: false },
  woeSmooth: { least: 0, most: Number.MAX_VALUE, isWhole: false },
  candidates: { least: 2, most: 20_000, isWhole: true },
  significance: { least: Number.MIN_VALUE, most: 0.999, isWhole: false },
};

/** True for a number in a range. */
export function isInRange(value: unknown, { least, most, isWhole }: NumberRange): value is number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) return false;
  return !isWhole || Number.isInteger(value);
}

/** A range in words, such as `0 or more`. */
export function rangeText({ least, most, isWhole }: NumberRange): string {
  const kind = isWhole ? 'a whole number, ' : '';
  if (most === Number.MAX_VALUE) return `${kind}${least} or more`;
  const from = least === Number.MIN_VALUE ? 'above 0 and at most' : `${least} to`;
  return `${kind}${from} ${isWhole ? grouped(most) : most}`;
}
