import type { Sketch } from '../../src/fit/kll/sketch.ts';
import { type Points, sortedPoints } from '../../src/fit/numbers/runs.ts';
import { totalWeight } from '../../src/fit/numbers/weights.ts';

/**
 * The largest rank deviation of a sketch over all its values, as a share of the total weight.
 *
 * @param truth all values, ascending
 */
export function worstRank(sketch: Sketch, truth: Points): number {
  const points = sketch.points();
  const ours = sortedPoints(points.values, points.weights);
  let [i, j, below, truly, error] = [0, 0, 0, 0, 0];
  const look = (): void => {
    error = Math.max(error, Math.abs(below - truly));
  };
  while (i < ours.values.length) {
    const value = ours.values[i] as number;
    for (; (truth.values[j] as number) < value; j++) truly += truth.weights[j] as number;
    look();
    for (; ours.values[i] === value; i++) below += ours.weights[i] as number;
    for (; truth.values[j] === value; j++) truly += truth.weights[j] as number;
    look();
  }
  return error / totalWeight(truth.weights);
}
