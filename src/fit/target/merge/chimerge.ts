import { chiSquareOf } from '../criterion/p-value.ts';
import { classCounts, sumColumnsOf, type TargetTable } from '../table.ts';
import { type Heap, popLeast, push } from './heap.ts';

/**
 * The conditions at which merging stops: all neighbors differ by more than the threshold, and there are few enough
 * bins.
 */
export interface ChiMergeOptions {
  /** A chi-square statistic. */
  readonly threshold: number;
  /** The most bins; Infinity for any number. */
  readonly bins: number;
}

/** Intervals in a doubly linked list, by the index of their first value. */
interface Intervals {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** The weights of the classes; those of an interval are contiguous. */
  readonly counts: Float64Array;
  readonly classes: number;
  /** The number of changes of each interval; heap entries with another number are out of date. */
  readonly version: Uint32Array;
}

/**
 * The splits of ChiMerge (Kerber, AAAI 1992): starts with an interval for each distinct value, and merges the
 * neighbors with the least chi-square, the leftmost of equal ones. Classes that neither interval has are ignored.
 *
 * @param table of a target with classes
 * @returns the index of the first value right of each split, ascending
 */
export function chiMergeSplits(table: TargetTable, options: ChiMergeOptions): number[] {
  const intervals = intervalsOf(table);
  const heap: Heap = [];
  let left = table.values.length;
  for (let at = 0; at + 1 < left; at++) enqueue(intervals, heap, at);
  for (let least = popLeast(heap); least !== undefined; least = popLeast(heap)) {
    if (least.version !== versionOf(intervals, least.at)) continue;
    if (least.key > options.threshold && left <= options.bins) break;
    merge(intervals, heap, least.at);
    left--;
  }
  const splits: number[] = [];
  const { next } = intervals;
  for (let at = next[0] as number; at >= 0; at = next[at] as number) splits.push(at);
  return splits;
}

function intervalsOf(table: TargetTable): Intervals {
  const size = table.values.length;
  const columns = classCounts(table, sumColumnsOf(table));
  const counts = new Float64Array(size * columns.length);
  for (const [label, column] of columns.entries()) {
    for (let i = 0; i < size; i++) counts[i * columns.length + label] = column[i] as number;
  }
  const next = Int32Array.from({ length: size }, (_, i) => (i + 1 < size ? i + 1 : -1));
  const previous = Int32Array.from({ length: size }, (_, i) => i - 1);
  return { next, previous, counts, classes: columns.length, version: new Uint32Array(size) };
}

/** The combined version of an interval and the next one. */
function versionOf({ next, version }: Intervals, at: number): number {
  const other = next[at] as number;
  return other < 0 ? -1 : (version[at] as number) + (version[other] as number);
}

function enqueue(intervals: Intervals, heap: Heap, at: number): void {
  const { next, counts, classes } = intervals;
  const other = next[at] as number;
  if (at < 0 || other < 0) return;
  const first = counts.subarray(at * classes, (at + 1) * classes);
  const second = counts.subarray(other * classes, (other + 1) * classes);
  const { chi2 } = chiSquareOf(first, second, totalOf(first), totalOf(second));
  push(heap, { key: chi2, at, version: versionOf(intervals, at) });
}

function totalOf(counts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number;
  return sum;
}

/** Joins an interval with the next one. */
function merge(intervals: Intervals, heap: Heap, at: number): void {
  const { next, previous, counts, classes, version } = intervals;
  const other = next[at] as number;
  for (let label = 0; label < classes; label++) {
    const place = at * classes + label;
    counts[place] = (counts[place] as number) + (counts[other * classes + label] as number);
  }
  const after = next[other] as number;
  next[at] = after;
  next[other] = -1;
  if (after >= 0) previous[after] = at;
  version[at] = (version[at] as number) + (version[other] as number) + 1;
  const before = previous[at] as number;
  if (before >= 0) enqueue(intervals, heap, before);
  enqueue(intervals, heap, at);
}
