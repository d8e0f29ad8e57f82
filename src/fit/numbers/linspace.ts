/**
 * n + 1 evenly spaced numbers from `min` to `max`, both inclusive: bit for bit `linspace` of numpy
 * (numpy/_core/function_base.py). Both ends are exact. A range that overflows in numpy, such as -1e308 to 1e308, is
 * computed in halves.
 *
 * @param min finite, at most `max`
 * @param max finite
 * @param n the number of parts, an integer >= 1
 * @example linspace(0, 10, 4) // 0, 2.5, 5, 7.5, 10
 */
export function linspace(min: number, max: number, n: number): number[] {
  const at = placer(min, max, n);
  return Array.from({ length: n + 1 }, (_, i) => (i === n ? max : at(i)));
}

/** Makes the function that computes the number at an index below n. */
function placer(min: number, max: number, n: number): (i: number) => number {
  const delta = max - min;
  if (delta === Number.POSITIVE_INFINITY) {
    const half = (max / 2 - min / 2) / n;
    return (i) => (min / 2 + i * half) * 2;
  }
  const step = delta / n;
  // A subnormal range: the step would be 0, and all numbers equal.
  if (step === 0) return (i) => (i / n) * delta + min;
  // Below 1e-307 rounding may lead past the end.
  return (i) => Math.min(max, i * step + min);
}
