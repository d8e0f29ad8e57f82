import { DiscretizeError } from '../../core/errors/error.ts';
import { exactProduct, exactSum } from '../numbers/double-double.ts';
import { distinct, groupedRows, type RowGroups } from './distinct.ts';
import { exactTotal } from './exact-sum.ts';
import type { TargetTable } from './table.ts';

/** A column, its target and the weights of the rows, all of one length. */
export interface TargetRows {
  /** Finite or infinite, never NaN. -0 and 0 are one value. */
  readonly values: Float64Array;
  /** Finite: 1 for an event, else 0; a number; or a class from 0. */
  readonly targets: Float64Array;
  /** Positive and finite; undefined if each row counts once. */
  readonly weights?: Float64Array | undefined;
}

/** The kind of a target; classes are numbered from 0. */
export type TargetKind =
  | { readonly kind: 'binary' }
  | { readonly kind: 'continuous' }
  | { readonly kind: 'classes'; readonly classes: number };

/** The greatest target whose square is still finite when many rows are summed. */
const GREATEST = 1e140;

/**
 * Aggregates rows by distinct value. Sums are exact and rounded once, so that the order of the rows changes no bit,
 * and a weight of 3 equals three rows.
 *
 * @param center the number that the targets of a numeric target are measured from; absent: a number near its mean
 * @throws DiscretizeError E_FIT for a numeric target that is too large to be squared
 */
export function aggregate(rows: TargetRows, target: TargetKind, center?: number): TargetTable {
  const { values, counts: rowCounts } = distinct(rows.values);
  if (target.kind === 'continuous') return continuousTable(rows, values, center ?? centerOf(rows));
  const weigh = rows.weights === undefined ? undefined : weigher(rows, values);
  const weights = weigh?.(undefined) ?? rowCounts;
  const count = weigh ?? counter(rows, values);
  if (target.kind === 'binary') return { kind: 'binary', values, weights, events: count(1) };
  const counts = Array.from({ length: target.classes }, (_, label) => count(label));
  return { kind: 'classes', values, weights, counts };
}

/** The weight of the rows of a class for each distinct value. */
type Count<Label> = (label: Label) => Float64Array;

/** Counts rows by merging sorted values. */
function counter({ values: column, targets }: TargetRows, values: Float64Array): Count<number> {
  return (label) => {
    const chosen = valuesOf(column, targets, label).sort();
    const counts = new Float64Array(values.length);
    let at = 0;
    for (let i = 0; i < chosen.length; i++) {
      while ((values[at] as number) !== chosen[i]) at++;
      counts[at] = (counts[at] as number) + 1;
    }
    return counts;
  };
}

/** The values of the rows of a class. */
function valuesOf(column: Float64Array, targets: Float64Array, label: number): Float64Array {
  const values = new Float64Array(column.length);
  let size = 0;
  for (let row = 0; row < column.length; row++) {
    if (targets[row] === label) values[size++] = column[row] as number;
  }
  return values.subarray(0, size);
}

/** Sums weights exactly: those of a class, or of all rows. */
function weigher(
  { values: column, targets, weights }: TargetRows,
  values: Float64Array,
): Count<number | undefined> {
  const groups = groupedRows(column, values);
  return (label) =>
    totalsOf(groups, (row, out) => {
      if (label === undefined || targets[row] === label) out.push(weights?.[row] ?? 1);
    });
}

function continuousTable(rows: TargetRows, values: Float64Array, center: number): TargetTable {
  const groups = groupedRows(rows.values, values);
  const { targets, weights } = rows;
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  return {
    kind: 'continuous',
    values,
    center,
    weights: totalsOf(groups, (row, out) => out.push(weightOf(row))),
    sums: totalsOf(groups, (row, out) =>
      pushDistance(out, targets[row] as number, center, weightOf(row)),
    ),
    squares: totalsOf(groups, (row, out) =>
      pushSquare(out, targets[row] as number, center, weightOf(row)),
    ),
  };
}

/** Appends numbers whose exact sum is the term of a row. */
export type Terms = (row: number, out: number[]) => unknown;

/** The exact sum of the terms of the rows in each group. */
function totalsOf({ starts, order }: RowGroups, push: Terms): Float64Array {
  const terms: number[] = [];
  return Float64Array.from({ length: starts.length - 1 }, (_, group) => {
    terms.length = 0;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) push(order[at] as number, terms);
    return exactTotal(terms);
  });
}

/** The center of the targets of rows; see {@link centerAt}. */
function centerOf({ targets, weights }: TargetRows): number {
  checkSquares(targets);
  const products: number[] = [];
  for (let row = 0; row < targets.length; row++) {
    pushProduct(products, targets[row] as number, weights?.[row] ?? 1);
  }
  return centerAt(
    exactTotal(products),
    weights === undefined ? targets.length : exactTotal(weights),
  );
}

/** The weighted mean, rounded to a float32 if that is near: then distances to it are exact more often. */
export function centerAt(sum: number, weight: number): number {
  const mean = sum / weight;
  const single = Math.fround(mean);
  return Number.isFinite(single) ? single : mean;
}

/**
 * Checks that targets can be squared.
 *
 * @throws DiscretizeError E_FIT
 */
export function checkSquares(targets: Float64Array): void {
  const huge = targets.find((target) => !(Math.abs(target) <= GREATEST));
  if (huge !== undefined) throw tooLarge(huge);
}

/** Appends numbers whose exact sum is the product of two. */
export function pushProduct(out: number[], a: number, b: number): void {
  if (b === 1) {
    out.push(a);
    return;
  }
  const { high, low } = exactProduct(a, b);
  out.push(high, low);
}

function pushDistance(out: number[], target: number, center: number, weight: number): void {
  const { high, low } = exactSum(target, -center);
  pushProduct(out, high, weight);
  if (low !== 0) pushProduct(out, low, weight);
}

/** Appends numbers whose exact sum is the weighted square of a distance, (high + low)². */
function pushSquare(out: number[], target: number, center: number, weight: number): void {
  const { high, low } = exactSum(target, -center);
  pushProducts(out, high, high, weight);
  if (low === 0) return;
  pushProducts(out, 2 * high, low, weight);
  pushProducts(out, low, low, weight);
}

/** Appends numbers whose exact sum is the product of three. */
export function pushProducts(out: number[], a: number, b: number, weight: number): void {
  const { high, low } = exactProduct(a, b);
  pushProduct(out, high, weight);
  pushProduct(out, low, weight);
}

function tooLarge(received: number): DiscretizeError {
  return new DiscretizeError('E_FIT', `target ${received} is too large to be squared`, {
    expected: `numbers up to ${GREATEST}`,
    received,
    hint: 'divide the target by a power of ten',
  });
}
