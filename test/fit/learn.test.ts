import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../src/fit/collect/collect.ts';
import { type LearnOptions, learn } from '../../src/fit/learn.ts';
import { parseStrategy, STRATEGY_NAMES } from '../../src/fit/strategies/names.ts';

const WANTED: LearnOptions = {
  strategy: 'quantile',
  compat: undefined,
  outside: 'bins',
  bins: 4,
  method: 'linear',
  precision: 'float64',
  closed: 'left',
  duplicates: 'drop',
  nice: false,
  epsilon: 0.01,
  batch: 32,
  kerasVersion: '3.15',
};

function gathered(
  values: readonly number[],
  options: ConstructorParameters<typeof ColumnCollector>[0] = {},
): ColumnCollector {
  const gatherer = new ColumnCollector(options);
  gatherer.add(Float64Array.from(values));
  return gatherer;
}

describe('learning', () => {
  test('gives nothing where there are no values', () => {
    expect(learn('a', gathered([Number.NaN]), WANTED)).toBeUndefined();
  });

  test.each(STRATEGY_NAMES)('%s gives at most as many bins as are asked for', (strategy) => {
    const values = Array.from({ length: 200 }, (_, i) => 1 + ((i * 37) % 101));
    const learned = learn('a', gathered(values), { ...WANTED, strategy });
    expect(learned?.boundaries.length).toBeGreaterThan(0);
    expect(learned?.boundaries.length).toBeLessThan(4);
    expect(learned?.counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  test.each(['uniform', 'kmeans', 'geometric'] as const)(
    '%s refuses infinite values',
    (strategy) => {
      const values = gathered([1, 2, Number.POSITIVE_INFINITY]);
      expect(() => learn('fare', values, { ...WANTED, strategy })).toThrow(
        `${strategy} cannot divide "fare": it has an infinite value`,
      );
    },
  );

  test('keras refuses a sketch, which has lost the order of the values', () => {
    const values = gathered(
      Array.from({ length: 5000 }, (_, i) => i),
      { sketch: true },
    );
    expect(() => learn('fare', values, { ...WANTED, strategy: 'keras' })).toThrow(
      'needs all values',
    );
  });

  test('takes the number of bins from a rule', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const learned = learn('a', gathered(values), { ...WANTED, strategy: 'uniform', bins: 'sqrt' });
    expect([learned?.bins, learned?.boundaries.length]).toEqual([10, 9]);
  });

  test('by a rule makes no bins of whole numbers that are narrower than 1, as numpy', () => {
    const wanted = { ...WANTED, strategy: 'uniform', bins: 'fd' } as const;
    const whole = learn('a', gathered([0, 0, 0, 0, 0, 1, 1, 1, 2, 3]), wanted);
    expect(whole?.boundaries).toEqual([1, 2]);
    const halves = learn('a', gathered([0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 1, 1.5]), wanted);
    expect(halves?.boundaries).toEqual([0.375, 0.75, 1.125]);
  });

  test('says where kmeans had to group values, since there are too many for the best clusters', () => {
    const wanted = { ...WANTED, strategy: 'kmeans', bins: 2 } as const;
    const values = Array.from({ length: 1_000_001 }, (_, i) => i);
    expect(learn('a', gathered(values), wanted)?.isExact).toBe(false);
    expect(learn('a', gathered([1, 2, 3]), wanted)?.isExact).toBe(true);
  });

  test('kmeans and rules are not exact from a sketch, which knows ranks only', () => {
    const values = gathered(
      Array.from({ length: 5000 }, (_, i) => i ** 2),
      { sketch: true },
    );
    const exactBy = (wish: Partial<LearnOptions>) =>
      learn('a', values, { ...WANTED, ...wish })?.isExact;
    expect(exactBy({ strategy: 'kmeans' })).toBe(false);
    expect(exactBy({ strategy: 'uniform', bins: 'fd' })).toBe(false);
    expect(exactBy({ strategy: 'uniform' })).toBe(true);
    expect(exactBy({ strategy: 'quantile' })).toBe(true);
  });

  test.each(['uniform', 'geometric'] as const)(
    '%s leaves neither the first nor the last bin empty, of neighboring numbers either',
    (strategy) => {
      const number = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
      const steps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
      const closed = fc.constantFrom('left', 'right');
      fc.assert(
        fc.property(number, steps, closed, fc.integer({ min: 2, max: 9 }), (x, list, side, n) => {
          const values = [x, ...list.map((step) => x * (1 + step * Number.EPSILON))];
          const wanted = { ...WANTED, strategy, closed: side, bins: n };
          const { counts = [] } = learn('a', gathered(values), wanted) ?? {};
          expect(Math.min(counts[0] ?? 0, counts.at(-1) ?? 0)).toBeGreaterThan(0);
        }),
      );
      const { boundaries } = learn('a', gathered([1, 1 + 2 ** -52]), { ...WANTED, strategy }) ?? {};
      expect(boundaries).toEqual([1 + 2 ** -52]);
    },
  );

  test('keeps what a list was before its numbers were made short', () => {
    const wanted = { ...WANTED, strategy: 'quantile', nice: true } as const;
    const learned = learn('a', gathered([1.01, 1.02, 1.03, 1.04, 3, 9, 17.5, 18]), wanted);
    expect([...(learned?.unrounded?.counts ?? [])]).toEqual([2, 2, 2, 2]);
    expect(learn('a', gathered([1, 2, 3]), WANTED)?.unrounded).toBeUndefined();
  });

  test('nice boundaries are shorter, and leave no bin of quantile or kmeans empty', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const values = fc.array(value, { minLength: 2, maxLength: 50 });
    const strategy = fc.constantFrom('quantile' as const, 'kmeans' as const);
    const bins = fc.integer({ min: 2, max: 9 });
    fc.assert(
      fc.property(values, strategy, bins, (list, name, count) => {
        const wanted = { ...WANTED, strategy: name, bins: count };
        const exact = learn('a', gathered(list), wanted);
        const nice = learn('a', gathered(list), { ...wanted, nice: true });
        expect(nice?.boundaries).toHaveLength(exact?.boundaries.length ?? 0);
        expect(Math.min(...(nice?.counts ?? []))).toBeGreaterThan(0);
        for (const [i, boundary] of (nice?.boundaries ?? []).entries()) {
          expect(String(boundary).length).toBeLessThanOrEqual(
            String(exact?.boundaries[i]).length + 1,
          );
        }
      }),
    );
    const hundred = Array.from({ length: 100 }, (_, i) => i * 1.0371);
    const { boundaries } = learn('a', gathered(hundred), { ...WANTED, nice: true }) ?? {};
    expect(boundaries).toEqual([30, 50, 80]);
  });

  test('distinct values under quantile make bins whose counts differ from n / k by one at most', () => {
    // Between neighbouring float64s there is no number to put a boundary on: these are apart.
    const decimal = fc
      .tuple(fc.integer(), fc.integer({ min: -250, max: 250 }))
      .map(([digits, exponent]) => Number(`${digits}e${exponent}`));
    const distinct = fc.uniqueArray(decimal, {
      minLength: 2,
      maxLength: 60,
      comparator: (one, other) => one === other,
    });
    fc.assert(
      fc.property(distinct, fc.integer({ min: 2, max: 9 }), (values, bins) => {
        fc.pre(values.length >= bins);
        const learned = learn('a', gathered(values), { ...WANTED, bins });
        for (const count of learned?.counts ?? []) {
          expect(Math.abs(count - values.length / bins)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test('a strategy is found by its name in any case, and jenks is kmeans', () => {
  expect(['Quantile', 'JENKS', 'lloyd'].map(parseStrategy)).toEqual([
    'quantile',
    'kmeans',
    undefined,
  ]);
});

describe('learning as another program does', () => {
  const values = gathered([0, 1, 2, 3, 10]);

  test('has all its edges where what is outside is missing, else the inner ones', () => {
    const numpy = { ...WANTED, compat: 'numpy', strategy: 'uniform', bins: 2 } as const;
    expect(learn('a', values, { ...numpy, outside: 'missing' })?.boundaries).toEqual([
      0, 5, 10.000000000000002,
    ]);
    expect(learn('a', values, numpy)?.boundaries).toEqual([5]);
  });

  test('leaves bins empty that are', () => {
    const sklearn = { ...WANTED, compat: 'sklearn', strategy: 'uniform', bins: 5 } as const;
    const learned = learn('a', values, sklearn);
    expect(learned?.boundaries).toEqual([2, 4, 6, 8]);
    expect([...(learned?.counts ?? [])]).toEqual([2, 2, 0, 0, 1]);
  });

  test('refuses infinite values, of quantiles too', () => {
    const pandas = { ...WANTED, compat: 'pandas', outside: 'missing' } as const;
    expect(() => learn('a', gathered([1, 2, Number.POSITIVE_INFINITY]), pandas)).toThrow(
      'quantile cannot divide "a": it has an infinite value',
    );
  });

  test('has every value inside of the walls, whatever the values and the side', () => {
    const column = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2 });
    const way = fc.constantFrom(
      { compat: 'numpy', strategy: 'uniform' } as const,
      { compat: 'numpy', strategy: 'quantile' } as const,
      { compat: 'pandas', strategy: 'quantile' } as const,
    );
    fc.assert(
      fc.property(column, way, fc.constantFrom('left', 'right'), (list, preset, closed) => {
        const wanted = { ...WANTED, ...preset, closed, outside: 'missing' } as const;
        const learned = learn('a', gathered(list), wanted);
        const counted = learned?.counts.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(learned?.boundaries.length === 0 ? 0 : list.length);
      }),
    );
  });
});
