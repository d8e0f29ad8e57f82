/** The length up to which numpy adds with eight running sums; longer arrays are halved. */
const BLOCK = 128;

/**
 * The pairwise sum of values in the order of numpy (`pairwise_sum` in numpy/_core/src/umath/loops_utils.h.src), so
 * that means and deviations equal those of numpy bit for bit. The error grows with log n.
 *
 * @param values not changed
 */
export function pairwiseSum(values: Float64Array): number {
  const n = values.length;
  if (n < 8) return values.reduce((sum, value) => sum + value, 0);
  if (n <= BLOCK) return blockSum(values);
  const half = Math.floor(n / 2);
  const middle = half - (half % 8);
  return pairwiseSum(values.subarray(0, middle)) + pairwiseSum(values.subarray(middle));
}

function blockSum(values: Float64Array): number {
  const whole = values.length - (values.length % 8);
  const sums = values.slice(0, 8);
  for (let i = 8; i < whole; i++) sums[i % 8] = (sums[i % 8] as number) + (values[i] as number);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums;
  const sum = a + b + (c + d) + (e + f + (g + h));
  return values.subarray(whole).reduce((total, value) => total + value, sum);
}
