import type { Shape } from '../options.ts';
import type { PartitionProblem } from './problem.ts';

/** A step of a shape: the direction of rates into a part of the shape, from a bin of a part up to `from`. */
export interface ShapeStep {
  readonly from: number;
  readonly to: number;
  /** 1 for up, -1 for down, 0 for either. */
  readonly direction: -1 | 0 | 1;
}

/** A shape that limits pairs of neighbors: every bin is in a part of the shape, the first bin in part 0. */
export type PairShape = Exclude<Shape, 'convex' | 'concave'>;

/** The steps that a shape allows from bin to bin. */
export const STEPS: Readonly<Record<PairShape, readonly ShapeStep[]>> = {
  none: [{ from: 0, to: 0, direction: 0 }],
  ascending: [{ from: 0, to: 0, direction: 1 }],
  descending: [{ from: 0, to: 0, direction: -1 }],
  peak: turning(1),
  valley: turning(-1),
};

function turning(first: 1 | -1): readonly ShapeStep[] {
  return [
    { from: 0, to: 0, direction: first },
    { from: 1, to: 1, direction: first === 1 ? -1 : 1 },
  ];
}

/** True if a shape limits triples of neighbors. */
export function isTriple(shape: Shape): shape is 'convex' | 'concave' {
  return shape === 'convex' || shape === 'concave';
}

/** The limits on the difference of the rates of neighbors. */
type DifferenceRules = Pick<PartitionProblem, 'minDifference' | 'slack'>;

/** The least difference of the rates of neighbors, less the slack. */
export function leastStep({ minDifference, slack }: DifferenceRules): number {
  return minDifference === 0 ? 0 : minDifference - slack;
}

/** True if a rate may follow another in a direction, with the least difference. */
export function mayFollow(
  before: number,
  after: number,
  direction: -1 | 0 | 1,
  problem: DifferenceRules,
): boolean {
  const least = leastStep(problem);
  if (direction === 1) return after - before >= least;
  if (direction === -1) return before - after >= least;
  return Math.abs(after - before) >= least;
}

/** True if three rates are convex, or concave, as the shape is; a straight line is both. */
export function bends(
  [a, b, c]: readonly [number, number, number],
  shape: 'convex' | 'concave',
  slack: number,
): boolean {
  const bend = a - 2 * b + c;
  return shape === 'convex' ? bend >= -4 * slack : bend <= 4 * slack;
}

/**
 * True if bins have a shape and satisfy a problem's limits on neighbors.
 *
 * @param ends the first index of each bin, and the end of the last one
 * @param rates the rate of each bin
 */
export function hasShape(
  problem: PartitionProblem,
  ends: readonly number[],
  rates: readonly number[],
  shape: Shape,
): boolean {
  if (!isTriple(shape)) return walks(problem, rates, shape) && pairsDiffer(problem, ends);
  if (!walks(problem, rates, 'none')) return false;
  for (let i = 2; i < rates.length; i++) {
    const three = [rates[i - 2] as number, rates[i - 1] as number, rates[i] as number] as const;
    if (!bends(three, shape, problem.slack)) return false;
  }
  return pairsDiffer(problem, ends);
}

function pairsDiffer({ differ }: PartitionProblem, ends: readonly number[]): boolean {
  if (differ === undefined) return true;
  return ends.slice(2).every((end, i) => differ(ends[i] as number, ends[i + 1] as number, end));
}

/** True if rates can pass through the parts of a shape; the possible parts of each bin are a bit set. */
function walks(problem: PartitionProblem, rates: readonly number[], shape: PairShape): boolean {
  let parts = 1;
  for (let i = 1; i < rates.length && parts !== 0; i++) {
    let next = 0;
    for (const { from, to, direction } of STEPS[shape]) {
      if ((parts & ((2 << from) - 1)) === 0) continue;
      if (mayFollow(rates[i - 1] as number, rates[i] as number, direction, problem))
        next |= 1 << to;
    }
    parts = next;
  }
  return parts !== 0;
}
