import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantiles, weightedQuantiles } from '../../../src/fit/quantiles/quantiles.ts';
import { caught } from '../../support/caught.ts';

const of = (values: readonly number[], weights: readonly number[]) => ({
  values: Float64Array.from(values),
  weights: Float64Array.from(weights),
});

describe('weightedQuantiles', () => {
  test('gives the least value whose cumulative weight reaches q of the total', () => {
    const data = of([30, 10, 20], [0.5, 0.25, 0.25]);
    const qs = [0, 0.25, 0.3, 0.5, 0.51, 1];
    expect(weightedQuantiles(data, qs, 'inverted_cdf')).toEqual([10, 10, 20, 20, 30, 30]);
  });

  test('takes the midpoint if the cumulative weight is exactly q of the total', () => {
    const data = of([30, 10, 20], [0.5, 0.25, 0.25]);
    const qs = [0.25, 0.3, 0.5, 0.51, 1];
    expect(weightedQuantiles(data, qs, 'averaged_inverted_cdf')).toEqual([15, 20, 25, 30, 30]);
  });

  test('treats whole weights as repetition, by both methods', () => {
    const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true }));
    const pair = fc.tuple(value, fc.integer({ min: 1, max: 30 }));
    const pairs = fc.array(pair, { minLength: 1, maxLength: 40 });
    const method = fc.constantFrom('inverted_cdf', 'averaged_inverted_cdf');
    fc.assert(
      fc.property(pairs, method, fc.integer({ min: 1, max: 40 }), (list, how, bins) => {
        const weighted = of(
          list.map(([x]) => x + 0),
          list.map(([, w]) => w),
        );
        const repeated = Float64Array.from(
          list.flatMap(([x, w]) => new Array<number>(w).fill(x + 0)),
        );
        const qs = Array.from({ length: bins + 1 }, (_, i) => i / bins);
        const plain = { values: repeated, weights: undefined, rankError: 0 };
        const zero = (x: number) => x + 0;
        expect(weightedQuantiles(weighted, qs, how).map(zero)).toEqual(
          quantiles(plain, qs, how).map(zero),
        );
      }),
    );
  });

  test('rejects a method that interpolates by counts', async () => {
    expect(await caught(() => weightedQuantiles(of([1], [1]), [0.5], 'linear'))).toMatchObject({
      code: 'E_FIT',
      message: 'cannot use quantile method linear with weights',
      hint: 'use --quantile-method inverted_cdf, or remove the weights',
      received: 'linear',
    });
  });
});
