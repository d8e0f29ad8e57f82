import { addExactly } from '../exact-sum.ts';

/**
 * Exact sums, one for each value: the sum of a value is the sum of its numbers in all layers. There are as many
 * layers as the longest sum needs; whole numbers below 2^53 need one.
 */
export type ExactColumn = readonly Float64Array[];

/** Appends the numbers whose exact sum is that of one value. */
export function pushTerms(column: ExactColumn, index: number, out: number[]): void {
  for (const layer of column) {
    const term = layer[index] as number;
    if (term !== 0) out.push(term);
  }
}

/**
 * Exact sums of numbers as non-overlapping partial sums, in as few layers as possible.
 *
 * @param terms returns the terms of each value
 */
export function exactColumn(
  size: number,
  terms: (index: number) => readonly number[],
): ExactColumn {
  const layers: Float64Array[] = [new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    const partials: number[] = [];
    for (const term of terms(i)) addExactly(partials, term);
    const numbers = partials.filter((number) => number !== 0).reverse();
    for (const [layer, number] of numbers.entries()) {
      const list = layers[layer] ?? new Float64Array(size);
      layers[layer] = list;
      list[i] = number;
    }
  }
  return layers;
}

/** The sums of several columns, added at the places that each has in the result. */
export function addedColumns(
  size: number,
  parts: readonly { readonly column: ExactColumn; readonly places: Uint32Array }[],
): ExactColumn {
  const isPlain = parts.every(({ column }) => column.length <= 1 && areWhole(column[0]));
  if (isPlain) return [addedCounts(size, parts)];
  const terms = Array.from({ length: size }, (): number[] => []);
  for (const { column, places } of parts) {
    for (const [i, place] of places.entries()) pushTerms(column, i, terms[place] as number[]);
  }
  return exactColumn(size, (i) => terms[i] as number[]);
}

/** True for counts whose sums are certainly exact. */
function areWhole(counts: Float64Array = new Float64Array(0)): boolean {
  return counts.every((count) => Number.isInteger(count) && Math.abs(count) < 2 ** 50);
}

function addedCounts(size: number, parts: Parameters<typeof addedColumns>[1]): Float64Array {
  const sums = new Float64Array(size);
  for (const { column, places } of parts) {
    for (const [i, place] of places.entries()) {
      sums[place] = (sums[place] as number) + (column[0]?.[i] ?? 0);
    }
  }
  return sums;
}
