import { leastSums } from './least-sums.ts';
import type { WithinSs } from './within-ss.ts';

/** The places where a cluster may start, in cells of neighboring places, ascending; both ends are inclusive. */
export interface Cells {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** A partition: the starts of its clusters, then the end; and its cost, the sum of the spreads. */
export interface KnownPartition {
  readonly starts: Int32Array;
  readonly cost: number;
}

/**
 * The best partition whose clusters start at the first places of cells.
 *
 * @param cells the cells of each cluster, then of the end
 * @returns an infinite cost if every such partition has an empty cluster
 */
export function bestOfCells(cells: readonly Cells[], spread: WithinSs): KnownPartition {
  const empty = Number.POSITIVE_INFINITY;
  let costs: Float64Array = Float64Array.of(0);
  const rows: Int32Array[] = [];
  for (let i = 1; i < cells.length; i++) {
    const [from, to] = [(cells[i - 1] as Cells).first, (cells[i] as Cells).first];
    const { least, best } = leastSums({ costs, from, to, isBack: false, empty }, spread);
    costs = least;
    rows.push(best);
  }
  return { starts: startsOf(rows, cells), cost: costs[0] as number };
}

/** The starts of the best partition, traced back from the end. */
function startsOf(rows: readonly Int32Array[], cells: readonly Cells[]): Int32Array {
  const starts = new Int32Array(cells.length);
  let cell = 0;
  for (let i = cells.length - 1; i >= 0; i--) {
    starts[i] = (cells[i] as Cells).first[cell] as number;
    cell = rows[i - 1]?.[cell] as number;
  }
  return starts;
}

/** Lower bounds of the cost of the clusters before each cell: values in the cells at their ends are left out. */
export function costsBefore(cells: readonly Cells[], spread: WithinSs): Float64Array[] {
  const all: Float64Array[] = [Float64Array.of(0)];
  for (let i = 1; i < cells.length; i++) {
    const [costs, from, to] = [
      all[i - 1] as Float64Array,
      (cells[i - 1] as Cells).last,
      (cells[i] as Cells).first,
    ];
    all.push(leastSums({ costs, from, to, isBack: false, empty: 0 }, spread).least);
  }
  return all;
}

/** Lower bounds of the cost of the clusters after each cell. */
export function costsAfter(cells: readonly Cells[], spread: WithinSs): Float64Array[] {
  const all: Float64Array[] = [Float64Array.of(0)];
  for (let i = cells.length - 2; i >= 0; i--) {
    const [costs, from, to] = [
      all[0] as Float64Array,
      (cells[i + 1] as Cells).first,
      (cells[i] as Cells).last,
    ];
    all.unshift(leastSums({ costs, from, to, isBack: true, empty: 0 }, spread).least);
  }
  return all;
}
