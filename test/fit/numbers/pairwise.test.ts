import { expect, test } from 'vitest';
import { pairwiseSum } from '../../../src/fit/numbers/pairwise.ts';

/** numpy.add.reduce of (i * 0.1) ** 2 for i < n; numpy 2.4.6. */
test.each([
  [0, 0.0],
  [1, 0.0],
  [7, 0.9100000000000001],
  [8, 1.4000000000000004],
  [9, 2.0400000000000005],
  [127, 6747.510000000001],
  [128, 6908.800000000001],
  [129, 7072.640000000001],
  [1000, 3328335.0000000005],
  [4097, 229148815.36],
  [100003, 3333583339500.0503],
])('the first %i values add up as in numpy', (n, sum) => {
  const values = Float64Array.from({ length: n }, (_, i) => i * 0.1 * (i * 0.1));
  expect(pairwiseSum(values)).toBe(sum);
});
