/** Neighbors of floating-point numbers (IEEE 754-2019, section 5.3.1, nextUp and nextDown). */

const double = new Float64Array(1);
const doubleBits = new BigInt64Array(double.buffer);
const single = new Float32Array(1);
const singleBits = new Int32Array(single.buffer);

/** The least float64 above `x`; Infinity above the greatest finite one. `x` is not NaN. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  if (x === Number.POSITIVE_INFINITY) return x;
  double[0] = x;
  doubleBits[0] = (doubleBits[0] as bigint) + (x > 0 ? 1n : -1n);
  return double[0] as number;
}

/** The least float32 above the float32 `x`; Infinity above the greatest finite one. */
export function nextUpFloat32(x: number): number {
  if (x === 0) return 2 ** -149;
  if (x === Number.POSITIVE_INFINITY) return x;
  single[0] = x;
  singleBits[0] = (singleBits[0] as number) + (x > 0 ? 1 : -1);
  return single[0] as number;
}

/** The greatest float32 below the float32 `x`; -Infinity below the least finite one. */
export function nextDownFloat32(x: number): number {
  return -nextUpFloat32(-x);
}
