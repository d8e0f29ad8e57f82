import { WithinSs } from './within-ss.ts';

/**
 * The partition of ascending values into so many runs that has the least sum of spreads: the optimum
 * of k-means in one dimension, of Jenks and of Fisher, who showed that its clusters are runs. Of
 * equally good ones it is the first that the search meets, always the same.
 *
 * Each cluster more is a row of a table over the places where the last cluster may end; since the best
 * start of a cluster only grows with its end, a row takes n log n steps by halving (Wang and Song,
 * "Ckmeans.1d.dp"). Only two rows are held: each place remembers where the run in the middle ended on
 * the way to it, and both halves are solved again by themselves (Hirschberg, "A linear space algorithm
 * for computing maximal common subsequences", 1975). That is at most twice the work, k n log n, in
 * memory for about 10 numbers a value.
 *
 * @param values ascending; see `Spread`
 * @param weights > 0, as long as `values`
 * @param clusters from 1 to the number of values (inclusive)
 * @returns where each cluster begins; the first is 0
 */
export function partition(values: Float64Array, weights: Float64Array, clusters: number): number[] {
  const table = new Table(new WithinSs(values, weights), values.length);
  const starts: number[] = [];
  table.divide(0, values.length, clusters, starts);
  return starts;
}

/** Places are counted from the first of all values; `begin` and `end` (exclusive) cut a part out. */
class Table {
  readonly #spread: WithinSs;
  /** The least sum of spreads up to each place, with one cluster fewer and with this one. */
  #previous: Float64Array;
  #current: Float64Array;
  /** Where the middle run ends on the best way to each place. */
  #previousMiddles: Int32Array;
  #middles: Int32Array;

  constructor(spread: WithinSs, length: number) {
    this.#spread = spread;
    this.#previous = new Float64Array(length + 1);
    this.#current = new Float64Array(length + 1);
    this.#previousMiddles = new Int32Array(length + 1);
    this.#middles = new Int32Array(length + 1);
  }

  divide(begin: number, end: number, clusters: number, starts: number[]): void {
    if (clusters === 1) {
      starts.push(begin);
    } else if (clusters === end - begin) {
      for (let start = begin; start < end; start++) starts.push(start);
    } else {
      const half = clusters >>> 1;
      const middle = this.#middleOf(begin, end, clusters, half);
      this.divide(begin, middle, half, starts);
      this.divide(middle, end, clusters - half, starts);
    }
  }

  /** Where the first `half` clusters end in the best partition. */
  #middleOf(begin: number, end: number, clusters: number, half: number): number {
    for (let to = begin + 1; to <= end; to++) this.#current[to] = this.#spread.of(begin, to);
    for (let count = 2; count <= clusters; count++) {
      [this.#previous, this.#current] = [this.#current, this.#previous];
      [this.#previousMiddles, this.#middles] = [this.#middles, this.#previousMiddles];
      // A place needs as many values before it as it has clusters, and after it as are to come.
      const from = count === clusters ? end : begin + count;
      const to = end - (clusters - count);
      this.#row(from, to, begin + count - 1, to - 1, count === half + 1);
    }
    return this.#middles[end] as number;
  }

  /** The places `from` to `to` (inclusive), whose last cluster begins at `low` to `high` (inclusive). */
  #row(from: number, to: number, low: number, high: number, isMiddle: boolean): void {
    if (from > to) return;
    const place = (from + to) >>> 1;
    const best = this.#bestStart(place, low, Math.min(high, place - 1));
    this.#middles[place] = isMiddle ? best : (this.#previousMiddles[best] as number);
    this.#row(from, place - 1, low, best, isMiddle);
    this.#row(place + 1, to, best, high, isMiddle);
  }

  #bestStart(place: number, low: number, high: number): number {
    let [best, least] = [low, Number.POSITIVE_INFINITY];
    for (let start = low; start <= high; start++) {
      const total = (this.#previous[start] as number) + this.#spread.of(start, place);
      if (total < least) [best, least] = [start, total];
    }
    this.#current[place] = least;
    return best;
  }
}
