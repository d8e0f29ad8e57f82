import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import type { RuleName } from '../../../src/fit/bin-count/rules.ts';
import { finalizeBoundaries } from '../../../src/fit/boundaries/finalize.ts';
import { histogramBoundaries } from '../../../src/fit/histogram/histogram-boundaries.ts';

const LEFT = { closed: 'left', compat: undefined } as const;

const chosen = (values: readonly number[], bins?: number): readonly number[] =>
  histogramBoundaries(
    { values: Float64Array.from(values), weights: undefined, rankError: 0 },
    bins,
    LEFT,
  );

const chosenBy = (rule: RuleName, values: readonly number[]): readonly number[] =>
  histogramBoundaries(
    { values: Float64Array.from(values), weights: undefined, rankError: 0 },
    rule,
    LEFT,
  );

describe('the boundaries of a histogram', () => {
  test('are round and inside by default', () => {
    expect(chosen([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])).toEqual([0.2, 0.4, 0.6]);
    expect(chosen([-1000, -1, 2000, 2500])).toEqual([0, 1000, 2000]);
  });

  test('give each whole number a bin if there are few, closed on either side', () => {
    const values = Array.from({ length: 60 }, (_, i) => 1 + (i % 4));
    expect(chosen(values)).toEqual([2, 3, 4]);
    const kept = { values: Float64Array.from(values), weights: undefined, rankError: 0 };
    expect(histogramBoundaries(kept, undefined, { ...LEFT, closed: 'right' })).toEqual([1, 2, 3]);
  });

  test('fit on a screen if no rule is named', () => {
    const values = Array.from({ length: 30_000 }, (_, i) => Math.sqrt(i));
    const [usual, named] = [chosen(values).length, chosenBy('sqrt', values).length];
    expect(usual).toBeLessThan(60);
    expect(named).toBeGreaterThan(100);
  });

  test('are as many as requested, at equal distances', () => {
    expect(chosen([0, 7.5, 10], 4)).toEqual([2.5, 5, 7.5]);
    expect(chosen([0, 7, 10], 1)).toEqual([]);
  });

  test('have whole distances between whole numbers, in at most the requested bins', () => {
    expect(chosen([0, 7, 10], 4)).toEqual([3, 6, 9]);
    expect(chosen([0, 100], 10)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(chosen([1, 6], 6)).toEqual([2, 3, 4, 5, 6]);
    expect(chosen([0, 10], 10)).toEqual([2, 4, 6, 8]);
    expect(chosen([0, 1], 3)).toEqual([1]);
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        (min, range, bins) => {
          const edges = chosen([min, min + range], bins);
          expect(edges.length).toBeLessThan(bins);
          expect(edges.every(Number.isInteger)).toBe(true);
          const widths = new Set(edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0)));
          expect(widths.size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('are short numbers nearby, too close for a visible difference', () => {
    expect(chosen([5.34, 70.16], 6)).toEqual([16.1, 27, 37.7, 48.6, 59.4]);
    expect(chosen([0, 0.5, 1], 3)).toEqual([0.333, 0.667]);
    const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 2, max: 50 }), (a, b, bins) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const width = max / bins - min / bins;
        // Below, halves of a width are no numbers of their own.
        fc.pre(width > 1e-300);
        // Bins of whole numbers have whole widths.
        fc.pre(!Number.isInteger(min) || !Number.isInteger(max));
        for (const [i, edge] of chosen([min, max], bins).entries()) {
          const exact = min + (i + 1) * width;
          expect(Math.abs(edge - exact)).toBeLessThanOrEqual(
            width * 0.0051 + Math.abs(exact) * 1e-14,
          );
        }
      }),
    );
  });

  test('are absent for a single distinct value', () => {
    expect(chosen([3, 3])).toEqual([]);
    expect(chosen([0, -0], 5)).toEqual([]);
  });

  test('are a valid list for all finite values, however large, small or close', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const close = fc
      .tuple(finite, fc.integer({ min: 1, max: 9 }))
      .map(([x, n]) => [x, x * (1 + n * Number.EPSILON)]);
    const values = fc.oneof(fc.array(finite, { minLength: 1, maxLength: 50 }), close);
    const bins = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined });
    const precisions = fc.constantFrom('float64' as const, 'float32' as const);
    fc.assert(
      fc.property(values, bins, precisions, (all, n, precision) => {
        const kept = {
          values: Float64Array.from(all.filter(Number.isFinite)),
          weights: undefined,
          rankError: 0,
        };
        fc.pre(kept.values.length > 0);
        const learned = histogramBoundaries(kept, n, LEFT);
        const options = {
          precision,
          closed: 'left',
          duplicates: 'drop',
          fillsBins: false,
        } as const;
        const found = finalizeBoundaries(learned, kept, options).boundaries;
        if (found.length === 0) return;
        expect(Array.from(Boundaries.of(found, { precision }).values)).toEqual(
          found.map((x) => x + 0),
        );
        expect(found.length).toBeLessThan(n ?? 80);
      }),
    );
  });
});
