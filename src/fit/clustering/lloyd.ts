import { extentOf } from '../numbers/extent.ts';
import { linspace } from '../numbers/linspace.ts';
import { pairwiseSum } from '../numbers/pairwise.ts';
import type { Sample } from '../sample.ts';

/** scikit-learn's `max_iter` and `tol`. */
const ROUNDS = 300;
const TOLERANCE = 1e-4;

/**
 * The edges of scikit-learn's KBinsDiscretizer with strategy `kmeans`: Lloyd's algorithm from the
 * middles of bins of equal width, and then halfway between neighboring centers, between the least and
 * the greatest value (sklearn/preprocessing/_discretization.py, sklearn/cluster/_kmeans.py, 1.9). It
 * finds a local optimum only; `kmeans.ts` finds the best. Equal to scikit-learn's up to rounding.
 *
 * Each round takes as many steps as there are values times bins.
 *
 * @param kept finite values, at least two distinct ones
 * @returns bins + 1 edges, ascending, with the outer ones; they may repeat
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

/** The centers once no value changes its cluster, or they hardly move. */
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
 * The index of the nearest center of each value, the first of equally near ones. Distances are squared
 * and without the value's own square, as scikit-learn reckons them: that decides which are equal.
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

/** The mean of each cluster; one without values takes over the value that is farthest from its center. */
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
 * Sums over their weights, one after the other in place, as scikit-learn's `_average_centers`: a cluster
 * that is still empty gets what stands for the heaviest one, which is its mean once that has been reached,
 * and its sum before.
 */
function averaged(sums: Float64Array, totals: Float64Array): number[] {
  const heaviest = totals.indexOf(totals.reduce((most, total) => Math.max(most, total), 0));
  for (const [i, total] of totals.entries()) {
    const sum = sums[i] as number;
    sums[i] = total > 0 ? sum * (1 / total) : (sums[heaviest] as number);
  }
  return [...sums];
}

/** The rows that are farthest from their centers, the farthest first; none if all are on them. */
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
