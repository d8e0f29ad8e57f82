import type { Bins } from '../criterion/bins.ts';
import { P_VALUES } from '../criterion/p-value.ts';
import type { Limits } from '../options.ts';

/** The tightest limits that some 2 bins satisfy, each while the other limits on sizes and events stay. */
export type TwoBinLimits = Partial<Omit<Limits, 'maxWeight'>>;

/** The significant digits of proposed limits. */
const DIGITS = 3;

/**
 * The nearest limits that 2 bins satisfy; limits that some 2 bins satisfy already are left out.
 *
 * @param minEvents the limit that applies to the objective
 */
export function twoBinLimits(bins: Bins, limits: Limits): TwoBinLimits {
  const cuts = Array.from({ length: Math.max(0, bins.size - 1) }, (_, i) => i + 1);
  const weightOf = (cut: number): number =>
    Math.min(bins.weight(0, cut), bins.weight(cut, bins.size));
  const fewestOf = (cut: number): number =>
    Math.min(bins.fewest(0, cut), bins.fewest(cut, bins.size));
  const wide = cuts.filter((cut) => weightOf(cut) >= limits.minWeight);
  const rich = cuts.filter((cut) => fewestOf(cut) >= limits.minEvents);
  const both = wide.filter((cut) => fewestOf(cut) >= limits.minEvents);
  const events = whole(greatest(wide.map(fewestOf)));
  const weight = whole(greatest(rich.map(weightOf)));
  const difference = rounded(greatest(both.map((cut) => differenceAt(bins, cut))), Math.floor);
  const p = rounded(-greatest(both.map((cut) => -pAt(bins, cut))), Math.ceil);
  return {
    ...(events >= 0 && events < limits.minEvents && { minEvents: events }),
    ...(weight > 0 && weight < limits.minWeight && { minWeight: weight }),
    ...(difference > 0 && difference < limits.minDifference && { minDifference: difference }),
    ...(p < 1 && p > limits.maxP && { maxP: p }),
  };
}

/** The tightest limits that the 2 bins on both sides of a cut satisfy. */
export function limitsAt(bins: Bins, cut: number): TwoBinLimits {
  const events = whole(Math.min(bins.fewest(0, cut), bins.fewest(cut, bins.size)));
  return {
    minWeight: whole(Math.min(bins.weight(0, cut), bins.weight(cut, bins.size))),
    ...(Number.isFinite(events) && { minEvents: events }),
    minDifference: rounded(differenceAt(bins, cut), Math.floor),
    maxP: rounded(pAt(bins, cut), Math.ceil),
  };
}

function differenceAt({ rate, size }: Bins, cut: number): number {
  return Math.abs(rate(0, cut) - rate(cut, size));
}

function pAt({ before, table, size }: Bins, cut: number): number {
  const sums = (from: number, to: number): number[] =>
    before.map((column) => (column[to] as number) - (column[from] as number));
  return P_VALUES[table.kind](sums(0, cut), sums(cut, size));
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
}

/** A proposed limit: whole for counts; sums of weights need not be whole. */
function whole(number: number): number {
  return number >= 1 ? Math.floor(number) : number;
}

/** A number rounded to a few digits, in one direction. */
function rounded(number: number, direction: (x: number) => number): number {
  if (!Number.isFinite(number) || number === 0) return number;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(number))) + 1 - DIGITS);
  return Number((direction(number / unit) * unit).toPrecision(DIGITS));
}
