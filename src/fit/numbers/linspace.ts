/**
 * n + 1 numbers from `min` to `max`, both inclusive, at equal distances: numpy's `linspace`, bit for bit
 * (numpy/_core/function_base.py). Both ends are exact. What overflows in numpy is right here: from
 * -1e308 to 1e308 the distances are reckoned in halves.
 *
 * @param min finite, at most `max`, which is finite too
 * @param n how many parts, an integer of at least 1
 * @example linspace(0, 10, 4) // 0, 2.5, 5, 7.5, 10
 */
export function linspace(min: number, max: number, n: number): number[] {
  const at = placer(min, max, n);
  return Array.from({ length: n + 1 }, (_, i) => (i === n ? max : at(i)));
}

function placer(min: number, max: number, n: number): (i: number) => number {
  const delta = max - min;
  if (delta === Number.POSITIVE_INFINITY) {
    const half = (max / 2 - min / 2) / n;
    return (i) => (min / 2 + i * half) * 2;
  }
  const step = delta / n;
  // A subnormal distance: the step would be 0, and all numbers the same.
  if (step === 0) return (i) => (i / n) * delta + min;
  // Below 1e-307 rounding may lead past the end.
  return (i) => Math.min(max, i * step + min);
}
