import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../src/fit/collect/collect.ts';
import { type LearnOptions, learn } from '../../src/fit/learn.ts';
import { linspace } from '../../src/fit/numbers/linspace.ts';
import { parseStrategy, STRATEGY_NAMES } from '../../src/fit/strategies/names.ts';

const WANTED: LearnOptions = {
  strategy: 'quantile',
  compat: undefined,
  outside: 'bins',
  bins: 4,
  parameters: {},
  columns: 1,
  precision: 'float64',
  closed: 'left',
  duplicates: 'drop',
  rounding: { kind: 'none' },
};

function collector(
  values: readonly number[],
  options: ConstructorParameters<typeof ColumnCollector>[0] = {},
): ColumnCollector {
  const collector = new ColumnCollector(options);
  collector.add(Float64Array.from(values));
  return collector;
}

/** True if float64 has no numbers for the edges of 4 equal bins; numpy refuses such a column, too. */
function isTooNarrow(list: readonly number[]): boolean {
  const [min, max] = [Math.min(...list), Math.max(...list)];
  return min < max && new Set(linspace(min, max, 4)).size < 5;
}

describe('learning', () => {
  test('gives nothing without values', () => {
    expect(learn('a', collector([Number.NaN]), WANTED)).toBeUndefined();
  });

  // Calendar steps make as many bins as there are, of times.
  const counted = STRATEGY_NAMES.filter((name) => name !== 'every');

  test.each(counted)('%s gives at most the requested number of bins', (strategy) => {
    const values = Array.from({ length: 200 }, (_, i) => 1 + ((i * 37) % 101));
    const parameters = { width: 30 };
    const learned = learn('a', collector(values), { ...WANTED, strategy, parameters });
    expect(learned?.boundaries.length).toBeGreaterThan(0);
    expect(learned?.boundaries.length).toBeLessThan(4);
    expect(learned?.counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  test.each(['uniform', 'kmeans', 'geometric'] as const)(
    '%s rejects infinite values',
    (strategy) => {
      const values = collector([1, 2, Number.POSITIVE_INFINITY]);
      expect(() => learn('fare', values, { ...WANTED, strategy })).toThrow(
        `${strategy} cannot divide "fare": it has an infinite value`,
      );
    },
  );

  test('keras rejects a sketch, which lacks the order of the values', () => {
    const values = collector(
      Array.from({ length: 5000 }, (_, i) => i),
      { sketch: true },
    );
    expect(() => learn('fare', values, { ...WANTED, strategy: 'keras' })).toThrow(
      'needs all values',
    );
  });

  test('takes the number of bins from a rule', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const learned = learn('a', collector(values), { ...WANTED, strategy: 'uniform', bins: 'sqrt' });
    expect([learned?.bins, learned?.boundaries.length]).toEqual([10, 9]);
  });

  test('makes no bins narrower than 1 for whole numbers by a rule, as numpy', () => {
    const learnOptions = { ...WANTED, strategy: 'uniform', bins: 'fd' } as const;
    const whole = learn('a', collector([0, 0, 0, 0, 0, 1, 1, 1, 2, 3]), learnOptions);
    expect(whole?.boundaries).toEqual([1, 2]);
    const halves = learn('a', collector([0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 1, 1.5]), learnOptions);
    expect(halves?.boundaries).toEqual([0.375, 0.75, 1.125]);
  });

  test('reports that kmeans grouped values if they are too many for the optimum', () => {
    const learnOptions = { ...WANTED, strategy: 'kmeans', bins: 2 } as const;
    const values = Array.from({ length: 1_000_001 }, (_, i) => i);
    expect(learn('a', collector(values), learnOptions)?.isExact).toBe(false);
    expect(learn('a', collector([1, 2, 3]), learnOptions)?.isExact).toBe(true);
  });

  test('marks kmeans and rules as approximate from a sketch', () => {
    const values = collector(
      Array.from({ length: 5000 }, (_, i) => i ** 2),
      { sketch: true },
    );
    const exactBy = (settings: Partial<LearnOptions>) =>
      learn('a', values, { ...WANTED, ...settings })?.isExact;
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
          const learnOptions = { ...WANTED, strategy, closed: side, bins: n };
          const { counts = [] } = learn('a', collector(values), learnOptions) ?? {};
          expect(Math.min(counts[0] ?? 0, counts.at(-1) ?? 0)).toBeGreaterThan(0);
        }),
      );
      const { boundaries } =
        learn('a', collector([1, 1 + 2 ** -52]), { ...WANTED, strategy }) ?? {};
      expect(boundaries).toEqual([1 + 2 ** -52]);
    },
  );

  test('rounds within gaps without moving a value, by rank within a share, or not at all', () => {
    const values = collector(Array.from({ length: 100 }, (_, i) => i * 1.0371));
    const by = (rounding: LearnOptions['rounding'], settings: Partial<LearnOptions> = {}) =>
      learn('a', values, { ...WANTED, ...settings, rounding });
    expect(by({ kind: 'none' })?.boundaries).toEqual([25.668225, 51.33645, 77.00467499999999]);
    expect(by({ kind: 'gap' })?.boundaries).toEqual([25.67, 51.34, 77]);
    expect(by({ kind: 'nice', share: 0.01 })).toMatchObject({
      boundaries: [26, 50, 77],
      rankMoved: 0.01,
    });
    expect(by({ kind: 'nice', share: 0.05 })).toMatchObject({
      boundaries: [30, 50, 80],
      rankMoved: 0.04,
    });
    const uniform = by({ kind: 'nice', share: 0.01 }, { strategy: 'uniform' });
    expect(uniform).toMatchObject({ boundaries: [20, 40, 60, 80, 100], bins: 4 });
    expect(uniform?.rankMoved).toBeUndefined();
  });

  test('never rounds the boundaries of another program, or boundaries of a given width', () => {
    const values = collector(Array.from({ length: 64 }, (_, i) => i / 3));
    const rounding = { kind: 'nice', share: 0.1 } as const;
    for (const settings of [
      { strategy: 'keras' },
      { compat: 'sklearn', strategy: 'uniform' },
      { strategy: 'width', parameters: { width: 1.0625 } },
    ] as const) {
      const exact = learn('a', values, { ...WANTED, ...settings });
      expect(learn('a', values, { ...WANTED, ...settings, rounding })).toEqual(exact);
      expect(exact?.rounding).toEqual({ kind: 'none' });
    }
  });

  test('distinct values under quantile make bins whose counts differ from n / k by one at most', () => {
    // Between neighboring float64s there is no number to put a boundary on: these are apart.
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
        const learned = learn('a', collector(values), { ...WANTED, bins });
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
  const values = collector([0, 1, 2, 3, 10]);

  test('has all edges if values outside are missing, else the inner edges', () => {
    const numpy = { ...WANTED, compat: 'numpy', strategy: 'uniform', bins: 2 } as const;
    expect(learn('a', values, { ...numpy, outside: 'missing' })?.boundaries).toEqual([
      0, 5, 10.000000000000002,
    ]);
    expect(learn('a', values, numpy)?.boundaries).toEqual([5]);
  });

  test('keeps empty bins', () => {
    const sklearn = { ...WANTED, compat: 'sklearn', strategy: 'uniform', bins: 5 } as const;
    const learned = learn('a', values, sklearn);
    expect(learned?.boundaries).toEqual([2, 4, 6, 8]);
    expect([...(learned?.counts ?? [])]).toEqual([2, 2, 0, 0, 1]);
  });

  test('rejects infinite values, for quantiles too', () => {
    const pandas = { ...WANTED, compat: 'pandas', outside: 'missing' } as const;
    expect(() => learn('a', collector([1, 2, Number.POSITIVE_INFINITY]), pandas)).toThrow(
      'quantile cannot divide "a": it has an infinite value',
    );
  });

  test('has every value between the outer edges, for any values and either side', () => {
    const column = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2 });
    const uniform = { compat: 'numpy', strategy: 'uniform' } as const;
    const way = fc.constantFrom(
      uniform,
      { compat: 'numpy', strategy: 'quantile' } as const,
      { compat: 'pandas', strategy: 'quantile' } as const,
    );
    fc.assert(
      fc.property(column, way, fc.constantFrom('left', 'right'), (list, preset, closed) => {
        const learnOptions = { ...WANTED, ...preset, closed, outside: 'missing' } as const;
        if (preset === uniform && isTooNarrow(list)) {
          expect(() => learn('a', collector(list), learnOptions)).toThrow('numpy refuses them');
          return;
        }
        const learned = learn('a', collector(list), learnOptions);
        const counted = learned?.counts.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(learned?.boundaries.length === 0 ? 0 : list.length);
      }),
      { examples: [[[-1e-323, 0], uniform, 'left']] },
    );
  });
});
