import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Closed } from '../../../src/core/threshold.ts';
import { countBins } from '../../../src/fit/boundaries/count-bins.ts';
import type { HistogramBins } from '../../../src/fit/histogram/automatic-bins.ts';
import { histogramBins } from '../../../src/fit/histogram/histogram-bins.ts';

const sampleOf = (values: readonly number[]) => ({
  values: Float64Array.from(values),
  weights: undefined,
  rankError: 0,
});

function binsOf(
  values: readonly number[],
  more: { readonly closed?: Closed; readonly isLog?: boolean; readonly bins?: number } = {},
): HistogramBins {
  const { closed = 'left', isLog = false, bins } = more;
  return histogramBins(sampleOf(values), bins, { closed, compat: undefined, isLog });
}

/** Numbers of a bell curve, always the same ones: sums of twelve pseudo-random numbers. */
function bell(count: number): number[] {
  let state = 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 12 }, next).reduce((a, b) => a + b, -6),
  );
}

const BELL = bell(2000);

describe('the bins of a histogram', () => {
  test('are about 15 where there are values enough, and at most 20', () => {
    const { boundaries, low, high } = binsOf(BELL);
    expect(boundaries.length + 1).toBeGreaterThanOrEqual(10);
    expect(boundaries.length + 1).toBeLessThanOrEqual(20);
    expect([low, high]).toEqual([undefined, undefined]);
  });

  test('are at most 20 for all values, on both sides, and in order', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const small = fc.integer({ min: -40, max: 400 });
    const values = fc.oneof(
      fc.array(finite, { minLength: 1, maxLength: 300 }),
      fc.array(small, { minLength: 1, maxLength: 300 }),
    );
    const closed = fc.constantFrom('left' as const, 'right' as const);
    fc.assert(
      fc.property(values, closed, fc.boolean(), (all, side, isLog) => {
        fc.pre(!isLog || all.some((value) => value > 0));
        const { boundaries } = binsOf(all, { closed: side, isLog });
        expect(boundaries.length).toBeLessThan(20);
        expect(boundaries.every((x, i) => i === 0 || x > (boundaries[i - 1] ?? 0))).toBe(true);
      }),
    );
  });

  test('give outliers a bin of their own at each end, and name it', () => {
    const { boundaries, low, high } = binsOf([...BELL, 1000, 1001, -5e6]);
    expect([low, high]).toEqual(['outliers', 'outliers']);
    const kept = sampleOf([...BELL, 1000, 1001, -5e6]);
    const counts = countBins(boundaries, kept, { precision: 'float64', closed: 'left' });
    expect([counts[0], counts.at(-1)]).toEqual([1, 2]);
    expect(counts.slice(1, -1).every((n) => n > 0)).toBe(true);
    expect(boundaries.length + 1).toBeLessThanOrEqual(20);
  });

  test.each(['left', 'right'] as const)(
    'hold every value of the core apart from outliers: closed %s',
    (closed) => {
      const core = Array.from({ length: 101 }, (_, i) => i / 10);
      const values = [...core, 1e6];
      const { boundaries, high } = binsOf(values, { closed });
      expect(high).toBe('outliers');
      const counts = countBins(boundaries, sampleOf(values), { precision: 'float64', closed });
      expect(counts.at(-1)).toBe(1);
    },
  );

  test('have no outliers among few values, in a heavy end, or if each whole number has a bin', () => {
    expect(binsOf([1.5, 2, 3, 100]).high).toBeUndefined();
    const heavy = [...BELL, ...Array.from({ length: 100 }, () => 50)];
    expect(binsOf(heavy).high).toBeUndefined();
    const counts = [...Array.from({ length: 1000 }, (_, i) => 1 + (i % 2)), 9];
    expect(binsOf(counts)).toMatchObject({ boundaries: [2, 3, 4, 5, 6, 7, 8, 9], high: undefined });
  });

  test('of whole numbers have whole boundaries', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i * 7) % 53);
    const { boundaries } = binsOf(values);
    expect(boundaries.every(Number.isInteger)).toBe(true);
    expect(new Set(boundaries.slice(1).map((x, i) => x - (boundaries[i] ?? 0))).size).toBe(1);
  });
});

describe('the bins of a logarithmic scale', () => {
  const powers = Array.from({ length: 1000 }, (_, i) => 10 ** (i / 200));

  test('are 1, 2, 5, 10 and so on', () => {
    expect(binsOf(powers, { isLog: true }).boundaries).toEqual([
      2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 2e4, 5e4,
    ]);
  });

  test('have whole boundaries for whole numbers', () => {
    const values = Array.from({ length: 300 }, (_, i) => 1 + (i % 30));
    const { boundaries } = binsOf(values, { isLog: true });
    expect(boundaries).toEqual([2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25]);
  });

  test('are powers of ten at equal distances for a wide range', () => {
    const values = Array.from({ length: 400 }, (_, i) => 10 ** (i - 200));
    const { boundaries } = binsOf(values, { isLog: true });
    expect(boundaries.length).toBeLessThan(20);
    expect(boundaries[1]).toBe(Number(`1e${Math.round(Math.log10(boundaries[0] ?? 1)) + 27}`));
  });

  test.each(['left', 'right'] as const)('separate values of 0 and less: closed %s', (closed) => {
    const values = [...powers, 0, 0, -3];
    const { boundaries, low } = binsOf(values, { closed, isLog: true });
    expect(low).toBe('zero or less');
    const counts = countBins(boundaries, sampleOf(values), { precision: 'float64', closed });
    expect(counts[0]).toBe(3);
    const few = binsOf(values, { closed, isLog: true, bins: 4 });
    const own = countBins(few.boundaries, sampleOf(values), { precision: 'float64', closed });
    expect([own.length, own[0]]).toEqual([5, 3]);
  });

  test('have equal ratios for a requested number of bins', () => {
    expect(binsOf([1, 10_000], { isLog: true, bins: 4 }).boundaries).toEqual([10, 100, 1000]);
  });

  test('reject values without one above 0, and bins of equal width', () => {
    expect(() => binsOf([0, -1], { isLog: true })).toThrow('no value is above 0');
    const options = { closed: 'left', compat: undefined, isLog: true } as const;
    expect(() => histogramBins(sampleOf([1, 2]), 'fd', options)).toThrow('no logarithmic scale');
  });
});
