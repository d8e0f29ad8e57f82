import type { Shape } from '../options.ts';
import type { Problem } from './problem.ts';

/** A shape in parts: how rates go within a part, and from one part into the next. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** 1 up, -1 down, 0 either. */
  readonly direction: -1 | 0 | 1;
}

/** A shape of neighboring pairs: every bin is in a part, the first one in part 0. */
export type PairShape = Exclude<Shape, 'convex' | 'concave'>;

/** The steps that a shape allows from bin to bin. */
export const STEPS: Readonly<Record<PairShape, readonly Step[]>> = {
  none: [{ from: 0, to: 0, direction: 0 }],
  ascending: [{ from: 0, to: 0, direction: 1 }],
  descending: [{ from: 0, to: 0, direction: -1 }],
  peak: turning(1),
  valley: turning(-1),
};

function turning(first: 1 | -1): readonly Step[] {
  const second = first === 1 ? -1 : 1;
  return [
    { from: 0, to: 0, direction: first },
    { from: 0, to: 1, direction: second },
    { from: 1, to: 1, direction: second },
  ];
}

/** True if a shape goes by three neighbors. */
export function isTriple(shape: Shape): shape is 'convex' | 'concave' {
  return shape === 'convex' || shape === 'concave';
}

/** True if a rate may follow another in a direction, with the least difference. */
export function mayFollow(
  before: number,
  after: number,
  direction: -1 | 0 | 1,
  { minDifference, slack }: Pick<Problem, 'minDifference' | 'slack'>,
): boolean {
  const least = minDifference === 0 ? 0 : minDifference - slack;
  if (direction === 1) return after - before >= least;
  if (direction === -1) return before - after >= least;
  return Math.abs(after - before) >= least;
}

/** True if three rates bend as a shape does; a straight line is both convex and concave. */
export function bends(
  [a, b, c]: readonly [number, number, number],
  shape: 'convex' | 'concave',
  slack: number,
): boolean {
  const bend = a - 2 * b + c;
  return shape === 'convex' ? bend >= -4 * slack : bend <= 4 * slack;
}

/** True if the bins between cuts have a shape and differ as a problem wants; worths aside. */
export function hasShape(problem: Problem, cuts: readonly number[], shape: Shape): boolean {
  const ends = [0, ...cuts, problem.atoms];
  const rates = ends.slice(1).map((end, i) => problem.rate(ends[i] as number, end));
  if (!pairsDiffer(problem, ends)) return false;
  if (!isTriple(shape)) return walks(problem, rates, shape);
  const arePairsFar = walks(problem, rates, 'none');
  const [first, second] = [rates, rates.slice(1)];
  const areBent = rates
    .slice(2)
    .every((rate, i) =>
      bends([first[i] as number, second[i] as number, rate], shape, problem.slack),
    );
  return arePairsFar && areBent;
}

function pairsDiffer({ differ }: Problem, ends: readonly number[]): boolean {
  if (differ === undefined) return true;
  return ends.slice(2).every((end, i) => differ(ends[i] as number, ends[i + 1] as number, end));
}

function walks(problem: Problem, rates: readonly number[], shape: PairShape): boolean {
  let parts = new Set([0]);
  for (const [i, rate] of rates.slice(1).entries()) {
    const allowed = STEPS[shape].filter(
      ({ from, direction }) =>
        parts.has(from) && mayFollow(rates[i] as number, rate, direction, problem),
    );
    parts = new Set(allowed.map(({ to }) => to));
  }
  return parts.size > 0;
}
