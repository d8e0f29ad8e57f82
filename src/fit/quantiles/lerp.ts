/**
 * The number `t` of the way from a to b, in the steps of numpy's `_lerp`. Where numpy gets NaN, since an
 * infinite value is next to another one, it is the nearer of the two; and where numpy's difference
 * overflows between finite values, it is what it would be without.
 *
 * @param a <= b
 * @param t 0 to 1
 */
export function lerp(a: number, b: number, t: number): number {
  const difference = b - a;
  if (!Number.isFinite(difference) && Number.isFinite(a) && Number.isFinite(b)) {
    return 2 * lerp(a / 2, b / 2, t);
  }
  const result = t >= 0.5 ? b - difference * (1 - t) : a + difference * t;
  if (Number.isNaN(result)) return t >= 0.5 ? b : a;
  return result;
}
