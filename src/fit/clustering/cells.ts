import { leastSums } from './least-sums.ts';
import type { WithinSs } from './within-ss.ts';

/** The places where a cluster may start, in cells of neighboring ones, ascending; both ends are inclusive. */
export interface Cells {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** The starts of clusters, then the end; and the sum of their spreads. */
export interface KnownPartition {
  readonly starts: Int32Array;
  readonly cost: number;
}

/**
 * The best partition whose clusters start at the first places of cells.
 *
 * @param cells of all clusters, then of the end
 * @returns the cost is infinite if there is no such partition without an empty cluster
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

/** The starts on the way to the end. */
function startsOf(rows: readonly Int32Array[], cells: readonly Cells[]): Int32Array {
  const starts = new Int32Array(cells.length);
  let cell = 0;
  for (let i = cells.length - 1; i >= 0; i--) {
    starts[i] = (cells[i] as Cells).first[cell] as number;
    cell = rows[i - 1]?.[cell] as number;
  }
  return starts;
}

/** Of each cell, at most what the clusters before it cost: values in the cells that they meet are left out. */
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

/** The same of the clusters after it. */
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
