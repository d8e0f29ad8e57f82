import { bestOfCells, type Cells, costsAfter, costsBefore } from './cells.ts';
import { locallyOptimalCost } from './local-optimum.ts';
import type { WithinSs } from './within-ss.ts';

/** Both ends are inclusive. */
interface StartRanges {
  readonly least: Int32Array;
  readonly greatest: Int32Array;
}

/** The least number of cells that the places of a cluster are divided into, if there are as many. */
const LEAST_CELLS = 128;

/** The number of cells for each cluster: ranges end up as wide as cells are beside a cluster. */
const CELLS_PER_CLUSTER = 8;

/** Fewer places for each cell are not worth the search. */
const LEAST_PLACES = 8;

/** Partitions that are worse by this part at most are kept: far more than rounding makes of a spread. */
const SLACK = 2 ** -20;

/**
 * Places that hold all starts of all best partitions, one in each cell. The first cluster starts at 0; one more
 * than there are clusters stands for the end. Found by branch and bound: places are taken together in cells, and
 * a partition costs at least what remains if the values of all cells that it starts in are left out. Cells that
 * cost more than a partition that is known are dropped, and the others are divided again.
 *
 * @param length at least as many values as clusters
 */
export function startPlaces(spread: WithinSs, length: number, clusters: number): Cells[] {
  const most = Math.max(LEAST_CELLS, CELLS_PER_CLUSTER * clusters);
  let ranges = allStarts(length, clusters);
  let known = Number.POSITIVE_INFINITY;
  let dropped = clusters < 2 || length < LEAST_PLACES * most ? 0 : Number.POSITIVE_INFINITY;
  // A further round costs about as much as these places in the end.
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

function cellsOf({ least, greatest }: StartRanges, most: number): Cells[] {
  return Array.from(least, (from, i) => {
    const size = (greatest[i] as number) - from + 1;
    const cells = Math.min(size, most);
    const first = new Int32Array(cells);
    for (let cell = 0; cell < cells; cell++) first[cell] = from + Math.floor((cell * size) / cells);
    return { first, last: first.map((_, cell) => (first[cell + 1] ?? from + size) - 1) };
  });
}

/** The ranges without the outer cells through which all partitions cost more. */
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
