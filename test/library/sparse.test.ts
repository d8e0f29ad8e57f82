import { describe, expect, test } from 'vitest';
import { discretizer } from '../../src/library/csv-discretizer.ts';
import { caught } from '../support/caught.ts';

const ROWS = [
  [5, 9],
  [30, null],
  [80, 1],
];

/** The matrix without its zeros, made dense again. */
function dense(output: string, missing: string): number[][] {
  const spec = { missing, features: [{ columns: ['a', 'b'], boundaries: [18, 65], output }] };
  const [matrix] = discretizer(JSON.stringify(spec)).sparse(ROWS);
  const { indices = [], values = [], shape: [rows = 0, columns = 0] = [] } = matrix ?? {};
  const all = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const [i, [row, column]] of indices.entries())
    (all[row] as number[])[column] = values[i] ?? 0;
  return all;
}

describe('sparse matrices', () => {
  test.each(['one_hot', 'multi_hot', 'count'])('%s has the values of transform', (output) => {
    for (const missing of ['empty', 'own', 'last', 'drop']) {
      const spec = { missing, features: [{ columns: ['a', 'b'], boundaries: [18, 65], output }] };
      const [feature] = discretizer(JSON.stringify(spec)).transform(ROWS);
      const whole = feature?.values.map((row) => [row].flat(2));
      expect(dense(output, missing)).toEqual(whole);
    }
  });

  test.each(['int', 'label', 'bounds'])('%s has none', async (output) => {
    const error = await caught(() => dense(output, 'empty'));
    expect(error).toMatchObject({
      code: 'E_USAGE',
      message: 'cannot write a sparse matrix: the output mode has no column for each bin',
    });
  });
});
