import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../../src/core/errors/error.ts';
import type { QuantileMethod } from '../../../../src/fit/quantiles/methods.ts';
import { quantiles } from '../../../../src/fit/quantiles/quantiles.ts';
import type { Sample } from '../../../../src/fit/sample.ts';
import { quantile } from '../../../../src/fit/strategies/quantile/quantile.ts';

const { POSITIVE_INFINITY: inf } = Number;

const ASKED: Parameters<typeof quantile.learn>[1] = { bins: 4, columns: 1, method: 'linear' };

function kept(values: readonly number[], weights?: readonly number[]): Sample {
  return {
    values: Float64Array.from(values),
    weights: weights && Float64Array.from(weights),
    rankError: 0,
  };
}

describe('quantile', () => {
  test('n bins end at n - 1 quantiles', () => {
    expect(quantile.learn(kept([8, 0, 4, 2, 6]), ASKED)).toEqual([2, 4, 6]);
    expect(quantile.learn(kept([8, 0, 4, 2, 6]), { ...ASKED, bins: 1 })).toEqual([]);
  });

  test('q is the quotient of whole numbers: 3 of 10 bins end at 0.3, not just above it', () => {
    const values = Array.from({ length: 11 }, (_, i) => i);
    const inner = quantile.learn(kept(values), { ...ASKED, bins: 10 });
    expect(inner).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('equal values give equal boundaries, which finalizeBoundaries merges', () => {
    expect(quantile.learn(kept([5, 5, 5, 5]), ASKED)).toEqual([5, 5, 5]);
    expect(quantile.fillsBins).toBe(true);
  });

  test('infinite values are below and above all others', () => {
    const inner = quantile.learn(kept([inf, 1, -inf, -inf, 2, inf, inf]), ASKED);
    expect(inner).toEqual([-inf, 2, inf]);
  });

  test('needs neither all values nor finite ones', () => {
    expect(quantile).toMatchObject({ needsAll: false, needsFinite: false });
  });

  test('with weights it needs a method that has a meaning for them', () => {
    const weighted = kept([1, 2, 3], [1, 1, 2]);
    expect(() => quantile.learn(weighted, ASKED)).toThrow(DiscretizeError);
    expect(quantile.learn(weighted, { ...ASKED, method: 'inverted_cdf' })).toEqual([1, 2, 3]);
  });

  test('the weights of a sketch are counts for every method', () => {
    const value = fc.integer({ min: -20, max: 20 });
    const pairs = fc.array(fc.tuple(value, fc.integer({ min: 1, max: 9 })), { minLength: 1 });
    const methods = fc.constantFrom<QuantileMethod>('linear', 'hazen', 'nearest', 'weibull');
    fc.assert(
      fc.property(pairs, methods, (list, method) => {
        const ascending = list.toSorted(([a], [b]) => a - b);
        const sketch = {
          ...kept(
            ascending.map(([x]) => x),
            ascending.map(([, w]) => w),
          ),
          areCounts: true,
        };
        const repeated = kept(list.flatMap(([x, w]) => new Array<number>(w).fill(x)));
        const qs = [0, 0.1, 0.3, 0.5, 0.9, 1];
        expect(quantiles(sketch, qs, method)).toEqual(quantiles(repeated, qs, method));
      }),
    );
  });
});
