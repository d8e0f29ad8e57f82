import { linspace } from './linspace.ts';

/** The multiple from which neighboring multiples may be equal in float64. */
const MOST_MULTIPLE = 2 ** 50;

/** The least step whose tenths are not subnormal. */
const LEAST_STEP = 1e-300;

/** The ratios from which a power of ten is multiplied by 10, 5 or 2, as in d3-array. */
const DIGITS = [
  { from: Math.sqrt(50), digit: 10 },
  { from: Math.sqrt(10), digit: 5 },
  { from: Math.sqrt(2), digit: 2 },
] as const;

/** A step of 1, 2 or 5 times a power of ten. */
interface Step {
  readonly digit: number;
  readonly exponent: number;
}

/**
 * Round edges: multiples of 1, 2 or 5 times a power of ten that cover `min` to `max` in about the requested number of
 * bins; the step is that of `ticks` of d3-array. Each edge is the float64 of a short decimal, so there is no
 * 0.30000000000000004. If float64 cannot hold such steps, the edges are evenly spaced.
 *
 * @param min finite
 * @param max finite, at least `min`; if it equals `min`, it is in the middle of one bin
 * @param bins at least 1
 * @returns at least two numbers, strictly increasing, the outer edges included
 * @example niceEdges(0.13, 0.97, 5) // 0, 0.2, 0.4, 0.6, 0.8, 1
 */
export function niceEdges(min: number, max: number, bins: number): number[] {
  if (min === max) return around(min);
  const width = Math.min(max / bins - min / bins, Number.MAX_VALUE);
  const edges = multiplesOver(min, max, width) ?? linspace(min, max, bins);
  return edges.filter((edge, i) => i === 0 || edge > (edges[i - 1] as number));
}

/** The multiples of a step near `width` that cover a range; undefined if float64 cannot tell them apart. */
function multiplesOver(min: number, max: number, width: number): number[] | undefined {
  if (width < LEAST_STEP) return undefined;
  const step = stepNear(width);
  if (Math.max(Math.abs(min), Math.abs(max)) / multiple(1, step) > MOST_MULTIPLE) return undefined;
  const [first, last] = [lastUpTo(min, step), -lastUpTo(-max, step)];
  return Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i, step));
}

function stepNear(width: number): Step {
  const exponent = Math.floor(Math.log10(width));
  const part = width / Number(`1e${exponent}`);
  return { digit: DIGITS.find(({ from }) => part >= from)?.digit ?? 1, exponent };
}

/** The finite float64 nearest to a multiple of a step. */
function multiple(count: number, { digit, exponent }: Step): number {
  const number = Number(`${count * digit}e${exponent}`) + 0;
  return Math.min(Math.max(number, -Number.MAX_VALUE), Number.MAX_VALUE);
}

/** The index of the greatest multiple that is at most `x`. */
function lastUpTo(x: number, step: Step): number {
  let count = Math.floor(x / multiple(1, step));
  if (multiple(count, step) > x) count--;
  else if (multiple(count + 1, step) <= x) count++;
  return count;
}

/** The edges of one bin with a value in the middle. */
function around(value: number): number[] {
  const half = Math.abs(value) < MOST_MULTIPLE ? 0.5 : Math.abs(value) / 2;
  return [value - half, value + half].map((edge) =>
    Math.min(Math.max(edge, -Number.MAX_VALUE), Number.MAX_VALUE),
  );
}
