import { extentOf } from '../numbers/extent.ts';
import { linspace } from '../numbers/linspace.ts';
import { pairwiseSum } from '../numbers/pairwise.ts';
import type { Sample } from '../sample.ts';

/** scikit-learn's `max_iter` and `tol`. */
const ROUNDS = 300;
const TOLERANCE = 1e-4;

/**
 * The edges of KBinsDiscretizer of scikit-learn with strategy `kmeans`: the algorithm of Lloyd, started from the
 * middles of bins of equal width; the edges are the midpoints of neighboring centers, and the least and the greatest
 * value (sklearn/preprocessing/_discretization.py, sklearn/cluster/_kmeans.py, 1.9). The result is a local optimum,
 * equal to that of scikit-learn up to rounding; `kmeans.ts` finds the optimum.
 *
 * Each round takes values times bins steps.
 *
 * @param kept finite values, at least two of them distinct
 * @returns bins + 1 edges, ascending, the outer edges included; they may repeat
 */
export function lloydEdges(kept: Sample, bins: number): number[] {
  const { min, max } = extentOf(kept.values);
  const mean = pairwiseSum(kept.values) / kept.values.length;
  const moved = kept.values.map((value) => value - mean);
  const uniform = linspace(min, max, bins);
  const middles = uniform.slice(1).map((edge, i) => (edge + (uniform[i] as number)) * 0.5 - mean);
  const centers = converge(moved, kept.weights, middles).map((center) => center + mean);
  centers.sort((a, b) => a - b);
  const between = centers.slice(1).map((center, i) => (center + (centers[i] as number)) * 0.5);
  return [min, ...between, max];
}

/** Iterates until no value changes its cluster or the centers hardly move. @returns the centers */
function converge(
  values: Float64Array,
  weights: Float64Array | undefined,
  start: readonly number[],
): number[] {
  const tolerance = (TOLERANCE * pairwiseSum(values.map((x) => x * x))) / values.length;
  let centers = [...start];
  let before = new Int32Array(values.length).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    const labels = nearest(values, centers);
    const next = means(values, weights, labels, centers);
    const shift = next.reduce((sum, x, i) => sum + (x - (centers[i] as number)) ** 2, 0);
    centers = next;
    if (shift <= tolerance || labels.every((label, i) => label === before[i])) return centers;
    before = labels;
  }
  return centers;
}

/**
 * The index of the nearest center of each value; of equally near centers the first. As in scikit-learn, distances are
 * squared and lack the square of the value, which decides ties.
 */
function nearest(values: Float64Array, centers: readonly number[]): Int32Array<ArrayBuffer> {
  const labels = new Int32Array(values.length);
  for (const [row, value] of values.entries()) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < centers.length; i++) {
      const center = centers[i] as number;
      const distance = center * center - 2 * (value * center);
      if (distance < least) [labels[row], least] = [i, distance];
    }
  }
  return labels;
}

/** The mean of each cluster; an empty cluster takes over the value that is farthest from its center. */
function means(
  values: Float64Array,
  weights: Float64Array | undefined,
  labels: Int32Array,
  centers: readonly number[],
): number[] {
  const sums = new Float64Array(centers.length);
  const totals = new Float64Array(centers.length);
  const move = (row: number, to: number, sign: number): void => {
    const weight = sign * (weights?.[row] ?? 1);
    sums[to] = (sums[to] as number) + (values[row] as number) * weight;
    totals[to] = (totals[to] as number) + weight;
  };
  for (const [row, label] of labels.entries()) move(row, label, 1);
  const empty = Array.from(totals.keys()).filter((i) => totals[i] === 0);
  for (const [i, row] of farthest(values, labels, centers, empty.length).entries()) {
    move(row, labels[row] as number, -1);
    move(row, empty[i] as number, 1);
  }
  return averaged(sums, totals);
}

/**
 * Divides sums by their weights in place, in the order of `_average_centers` of scikit-learn: a cluster that is still
 * empty gets the entry of the heaviest cluster, which is its mean if it comes before, else its sum.
 */
function averaged(sums: Float64Array, totals: Float64Array): number[] {
  const heaviest = totals.indexOf(totals.reduce((most, total) => Math.max(most, total), 0));
  for (const [i, total] of totals.entries()) {
    const sum = sums[i] as number;
    sums[i] = total > 0 ? sum * (1 / total) : (sums[heaviest] as number);
  }
  return [...sums];
}

/** The rows farthest from their centers, the farthest first; none if all distances are 0. */
function farthest(
  values: Float64Array,
  labels: Int32Array,
  centers: readonly number[],
  count: number,
): number[] {
  if (count === 0) return [];
  const distances = values.map((x, row) =>
    Math.abs(x - (centers[labels[row] as number] as number)),
  );
  if (distances.every((distance) => distance === 0)) return [];
  const rows = Array.from(distances.keys());
  return rows
    .sort((a, b) => (distances[b] as number) - (distances[a] as number) || b - a)
    .slice(0, count);
}
