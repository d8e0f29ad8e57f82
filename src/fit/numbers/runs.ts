/** Ascending values with their weights. */
export interface Points {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Merges two ascending lists. If one is empty, the result is the other list, not a copy.
 *
 * @param out memory for the result, at least as long as both lists together; it does not overlap them
 */
export function mergeRuns(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array = new Float64Array(a.length + b.length),
): Float64Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const takesA = (a[i] as number) <= (b[j] as number);
    out[i + j] = takesA ? (a[i] as number) : (b[j] as number);
    if (takesA) i++;
    else j++;
  }
  out.set(i < a.length ? a.subarray(i) : b.subarray(j), i + j);
  return out.subarray(0, a.length + b.length);
}

/**
 * Every other value of an ascending list.
 *
 * @param run an even number of values
 * @param offset 0 to begin with the first, 1 with the second
 * @param out memory for the result, at least half as long; it may be the list itself
 */
export function everyOther(
  run: Float64Array,
  offset: number,
  out: Float64Array = new Float64Array(run.length / 2),
): Float64Array {
  const length = run.length / 2;
  for (let i = 0; i < length; i++) out[i] = run[2 * i + offset] as number;
  return out.subarray(0, length);
}

/**
 * Sorts values with their weights.
 *
 * @param values no NaN; not changed
 * @param weights as long as `values`; undefined if each is 1
 */
export function sortedPoints(values: Float64Array, weights: Float64Array | undefined): Points {
  if (weights === undefined) {
    return { values: values.toSorted(), weights: new Float64Array(values.length).fill(1) };
  }
  if (isAscending(values)) return { values: values.slice(), weights: weights.slice() };
  const order = Array.from(values, (_, i) => i);
  order.sort((a, b) => ascending(values[a] as number, values[b] as number));
  return {
    values: Float64Array.from(order, (i) => values[i] as number),
    weights: Float64Array.from(order, (i) => weights[i] as number),
  };
}

/** True if no value is less than the one before it. */
export function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) < (values[i - 1] as number)) return false;
  }
  return true;
}

/** Compares values; a difference of infinities would be NaN. */
function ascending(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Merges points with an ascending list whose values have one weight. */
export function addRun(points: Points, run: Float64Array, weight: number): Points {
  const length = points.values.length + run.length;
  const out = { values: new Float64Array(length), weights: new Float64Array(length) };
  let [i, j] = [0, 0];
  while (i + j < length) {
    const isOver = i === points.values.length;
    const takesRun =
      isOver || (j < run.length && (run[j] as number) < (points.values[i] as number));
    out.values[i + j] = (takesRun ? run[j] : points.values[i]) as number;
    out.weights[i + j] = takesRun ? weight : (points.weights[i] as number);
    if (takesRun) j++;
    else i++;
  }
  return out;
}

/**
 * Sets the ends of points: each new end has weight 1, taken from the weight of the former end.
 *
 * @param points at least one point; changed
 * @param least <= all values
 * @param greatest >= all values
 */
export function withEnds(points: Points, least: number, greatest: number): Points {
  const ends = [0, points.values.length - 1].map((index, side) =>
    setEnd(points, index, side === 0 ? least : greatest),
  );
  return addRun(points, Float64Array.from(ends.flat()), 1);
}

/** Sets an end of points. @returns the value to add; none if the former end had weight 1 and was replaced */
function setEnd({ values, weights }: Points, index: number, value: number): number[] {
  if (values[index] === value) return [];
  const weight = weights[index] as number;
  if (weight > 1) weights[index] = weight - 1;
  else values[index] = value;
  return weight > 1 ? [value] : [];
}
