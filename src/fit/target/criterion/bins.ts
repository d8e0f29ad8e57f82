import type { Objective } from '../options.ts';
import { sumColumnsOf, type TargetTable } from '../table.ts';
import { ADDS_BOTH, CLASS_WORTH, type ClassWorth } from './objectives.ts';

/** A function of the bin that holds the values from index `from` (inclusive) to `to` (exclusive). */
export type OfBin = (from: number, to: number) => number;

/** The bins of a table: a bin (from, to) holds the values from index `from` (inclusive) to `to` (exclusive). */
export interface Bins {
  readonly table: TargetTable;
  /** The number of distinct values. */
  readonly size: number;
  /** The sums of the columns before each index, in the order of `sumColumnsOf`. */
  readonly before: readonly Float64Array[];
  readonly weight: OfBin;
  /** The weight of the class with the fewest rows; Infinity for a numeric target. */
  readonly fewest: OfBin;
  /** The event rate, the mean as a distance to the center, or the rate of the class with the trend. */
  readonly rate: OfBin;
}

/**
 * The bins of a table.
 *
 * @param trendClass the class whose rate has the trend, for a target with several classes
 */
export function tableBins(table: TargetTable, trendClass = 0): Bins {
  const before = sumColumnsOf(table).map(running);
  const [weights, ...rest] = before as [Float64Array, ...Float64Array[]];
  const weight = difference(weights);
  const rated = difference(rest[table.kind === 'classes' ? trendClass : 0] ?? weights);
  return {
    table,
    size: table.values.length,
    before,
    weight,
    fewest: fewestOf(table, weights, rest),
    rate: (from, to) => rated(from, to) / weight(from, to),
  };
}

function running(column: Float64Array): Float64Array {
  const sums = new Float64Array(column.length + 1);
  for (let i = 0; i < column.length; i++) sums[i + 1] = (sums[i] as number) + (column[i] as number);
  return sums;
}

function difference(before: Float64Array): OfBin {
  return (from, to) => (before[to] as number) - (before[from] as number);
}

function fewestOf(table: TargetTable, weights: Float64Array, rest: Float64Array[]): OfBin {
  if (table.kind === 'continuous') return () => Number.POSITIVE_INFINITY;
  const counts = rest.map(difference);
  if (table.kind === 'binary') {
    const [events = difference(weights)] = counts;
    const weight = difference(weights);
    return (from, to) => {
      const inside = events(from, to);
      return Math.min(inside, weight(from, to) - inside);
    };
  }
  return (from, to) => {
    let least = Number.POSITIVE_INFINITY;
    for (const count of counts) least = Math.min(least, count(from, to));
    return least;
  };
}

/** The worth of bins by an objective, without limits; worths of bins add up. */
export function worthOf(bins: Bins, objective: Objective): OfBin {
  const { table, before, weight } = bins;
  if (table.kind === 'binary') return binaryWorth(bins, objective);
  if (table.kind === 'classes') return classesWorth(bins, CLASS_WORTH[objective]);
  const sum = difference(before[1] as Float64Array);
  return (from, to) => sum(from, to) ** 2 / weight(from, to);
}

function binaryWorth({ before, weight, size }: Bins, objective: Objective): OfBin {
  const worth = CLASS_WORTH[objective];
  const addsBoth = ADDS_BOTH.has(objective);
  const events = difference(before[1] as Float64Array);
  const [total, all] = [events(0, size), weight(0, size)];
  return (from, to) => {
    const inside = events(from, to);
    const others = weight(from, to) - inside;
    const one = worth(inside, others, total, all - total);
    return addsBoth ? one + worth(others, inside, all - total, total) : one;
  };
}

function classesWorth({ before, weight, size }: Bins, worth: ClassWorth): OfBin {
  const all = weight(0, size);
  const counts = before.slice(1).map(difference);
  const totals = counts.map((count) => count(0, size));
  return (from, to) => {
    const inBin = weight(from, to);
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
      const inside = (counts[i] as OfBin)(from, to);
      const total = totals[i] as number;
      sum += worth(inside, inBin - inside, total, all - total);
    }
    return sum;
  };
}
