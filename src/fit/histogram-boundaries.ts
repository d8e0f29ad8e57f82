import type { Closed } from '../core/threshold.ts';
import { extentOf } from './extent.ts';
import { linspace } from './linspace.ts';
import { binCount, type RuleName } from './rules.ts';
import type { Kept } from './strategy.ts';

/** The most bins where nobody says how many: more lines than that are no picture any more. */
const MOST_LINES = 40;

/**
 * The inner boundaries of a histogram, ascending; they may repeat in a narrower precision. None for a
 * single distinct value.
 *
 * @param kept finite values, at least one
 * @param bins so many bins of equal width; or round boundaries, about as many as the rule has;
 *   undefined: as numpy's `auto` has, up to 40
 * @throws DiscretizeError E_FIT where a rule asks for too many
 */
export function histogramBoundaries(
  kept: Kept,
  bins: number | RuleName | undefined,
  closed: Closed,
): readonly number[] {
  const { min, max } = extentOf(kept.values);
  if (min === max) return [];
  if (typeof bins === 'number') return linspace(min, max, bins).slice(1, -1);
  // As numpy has it: bins of whole numbers are no narrower than 1.
  const least = kept.values.every(Number.isInteger) ? 1 : 0;
  const count = binCount(bins ?? 'auto', kept, least);
  const step = stepFor(min, max, bins === undefined ? Math.min(count, MOST_LINES) : count);
  const isEach = least === 1 && step.factor === 1 && step.power === 0;
  const inside = multiples(step, min, max).filter((x) => {
    // Where each whole number has a bin, so has the one at the end that a bin includes.
    if (isEach) return closed === 'left' ? x > min : x < max;
    return x > min && x < max;
  });
  return inside.length > 0 ? inside : linspace(min, max, count).slice(1, -1);
}

/** 1, 2, 5 or 10 times a power of ten. */
interface Step {
  readonly factor: number;
  readonly power: number;
}

/** The step that makes about as many bins. */
function stepFor(min: number, max: number, bins: number): Step {
  const width = max / bins - min / bins;
  const power = Math.floor(Math.log10(width));
  const factor = [1, 2, 5].find((one) => one * 10 ** power >= width * 0.75);
  return factor === undefined ? { factor: 1, power: power + 1 } : { factor, power };
}

/** The multiples of a step from `min` to `max`, both inclusive; none where they are no numbers to count by. */
function multiples({ factor, power }: Step, min: number, max: number): number[] {
  const [first, last] = [min, max].map((x) => x / factor / 10 ** power) as [number, number];
  const count = Math.floor(last) - Math.ceil(first) + 1;
  if (!(Math.abs(first) < MOST_WHOLE && Math.abs(last) < MOST_WHOLE)) return [];
  // Read from digits, so that each is the number that its label says.
  const all = Array.from({ length: Math.max(0, count) }, (_, i) =>
    Number(`${(Math.ceil(first) + i) * factor}e${power}`),
  );
  return all.filter((x) => x >= min && x <= max);
}

/** Below this, whole numbers times 5 are exact and written without an exponent. */
const MOST_WHOLE = 2 ** 50;
