import { bestOfCells, type Cells, costsAfter, costsBefore } from './cells.ts';
import { locallyOptimalCost } from './local-optimum.ts';
import { WithinSs } from './within-ss.ts';

/**
 * The partition of ascending values into runs with the least sum of spreads: the optimum of k-means in one dimension,
 * also known as the natural breaks of Jenks and Fisher, who showed that the clusters are runs. Of equally good
 * partitions the search always finds the same one.
 *
 * Dynamic programming over the places where each cluster may start. {@link startPlaces} leaves out places where no
 * cluster of a best partition starts: of 1,000,000 uniform values in 10 clusters, 5% remain for each cluster. The
 * table takes 4 bytes for each place, at worst for each value and cluster.
 *
 * @param values ascending; see `WithinSs`
 * @param weights > 0, as long as `values`
 * @param clusters from 1 to the number of values (inclusive)
 * @returns the index of the first value of each cluster
 */
export function partition(values: Float64Array, weights: Float64Array, clusters: number): number[] {
  const spread = new WithinSs(values, weights);
  const { starts } = bestOfCells(startPlaces(spread, values.length, clusters), spread);
  return [...starts.subarray(0, clusters)];
}

/** The places where each cluster may start; both ends are inclusive. */
interface StartRanges {
  readonly least: Int32Array;
  readonly greatest: Int32Array;
}

/** The least number of cells of a cluster, if it has as many places. */
const LEAST_CELLS = 128;

/** The number of cells as a multiple of the clusters: the final ranges are about as wide as a cell. */
const CELLS_PER_CLUSTER = 8;

/** The fewest places in a cell for which the search pays. */
const LEAST_PLACES = 8;

/** The relative excess of cost up to which partitions are kept: far above rounding errors. */
const SLACK = 2 ** -20;

/**
 * The places where clusters of best partitions may start, one place in each cell; after those of all clusters, the
 * end. Found by branch and bound: places are grouped into cells, and the cost of a partition without the values of
 * the cells where its clusters start is a lower bound. Cells whose bound exceeds the cost of a known partition are
 * dropped; the others are divided again.
 *
 * @param length the number of values, at least the number of clusters
 */
export function startPlaces(spread: WithinSs, length: number, clusters: number): Cells[] {
  const most = Math.max(LEAST_CELLS, CELLS_PER_CLUSTER * clusters);
  let ranges = allStarts(length, clusters);
  let known = Number.POSITIVE_INFINITY;
  let dropped = clusters < 2 || length < LEAST_PLACES * most ? 0 : Number.POSITIVE_INFINITY;
  // A further round takes about as long as this number of places in the final step.
  while (dropped > clusters * most) {
    const cells = cellsOf(ranges, most);
    const { starts, cost } = bestOfCells(cells, spread);
    if (cost < Number.POSITIVE_INFINITY)
      known = Math.min(known, locallyOptimalCost(starts, cost, spread));
    const next = withoutWorse(cells, spread, known * (1 + SLACK));
    dropped = sizeOf(ranges) - sizeOf(next);
    ranges = next;
  }
  const places = Int32Array.from({ length: length + 1 }, (_, i) => i);
  return Array.from(ranges.least, (least, i) => {
    const first = places.subarray(least, (ranges.greatest[i] as number) + 1);
    return { first, last: first };
  });
}

/** All places where clusters may start without an empty cluster. */
function allStarts(length: number, clusters: number): StartRanges {
  const least = Int32Array.from({ length: clusters + 1 }, (_, i) => i);
  const greatest = least.map((i) => (i === 0 ? 0 : length - clusters + i));
  least[clusters] = length;
  return { least, greatest };
}

/** The number of places in all ranges. */
function sizeOf({ least, greatest }: StartRanges): number {
  return greatest.reduce((sum, place, i) => sum + place - (least[i] as number) + 1, 0);
}

/** Divides ranges into cells of about equal size. */
function cellsOf({ least, greatest }: StartRanges, most: number): Cells[] {
  return Array.from(least, (from, i) => {
    const size = (greatest[i] as number) - from + 1;
    const cells = Math.min(size, most);
    const first = new Int32Array(cells);
    for (let cell = 0; cell < cells; cell++) first[cell] = from + Math.floor((cell * size) / cells);
    return { first, last: first.map((_, cell) => (first[cell + 1] ?? from + size) - 1) };
  });
}

/** The ranges without outer cells in which no partition is good enough. */
function withoutWorse(cells: readonly Cells[], spread: WithinSs, most: number): StartRanges {
  const [before, after] = [costsBefore(cells, spread), costsAfter(cells, spread)];
  const least = new Int32Array(cells.length);
  const greatest = new Int32Array(cells.length);
  for (const [i, { first, last }] of cells.entries()) {
    const others = after[i] as Float64Array;
    const isGood = (cost: number, cell: number) => cost + (others[cell] as number) <= most;
    const costs = before[i] as Float64Array;
    least[i] = first[costs.findIndex(isGood)] as number;
    greatest[i] = last[costs.findLastIndex(isGood)] as number;
  }
  return { least, greatest };
}
