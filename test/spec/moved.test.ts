import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries, type Outside } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { binOf } from '../../src/core/codes.ts';
import type { Closed } from '../../src/core/threshold.ts';
import { type Moved, movedValues } from '../../src/spec/moved.ts';
import { FEATURE_DEFAULTS } from '../../src/spec/spec.ts';

const moved = (
  before: readonly number[],
  after: readonly number[],
  fit: Readonly<Record<string, unknown>> | undefined,
  closed: Closed = 'left',
): Moved | undefined => {
  const feature = { ...FEATURE_DEFAULTS, boundaries: before, fit, closed };
  const now = { ...FEATURE_DEFAULTS, boundaries: after, closed };
  return movedValues({ feature, precision: 'float64' }, { feature: now, precision: 'float64' });
};

describe('movedValues', () => {
  test('takes values as spread evenly within a bin', () => {
    const fit = { counts: [100, 200, 300], min: -10, max: 30 };
    expect(moved([0, 10], [0, 15], fit)).toEqual({ total: 600, least: 0, most: 300, estimate: 75 });
    expect(moved([0, 10], [5, 10], fit)).toEqual({
      total: 600,
      least: 0,
      most: 200,
      estimate: 100,
    });
    expect(moved([0, 10], [-5, 10], fit)).toEqual({
      total: 600,
      least: 0,
      most: 100,
      estimate: 50,
    });
  });

  test('counts whole bins for certain where all of them move', () => {
    const fit = { counts: [1, 2, 4] };
    expect(moved([0, 10], [10], fit)).toEqual({ total: 7, least: 6, most: 6, estimate: 6 });
    expect(moved([0, 10], [0, 10], fit)).toEqual({ total: 7, least: 0, most: 0, estimate: 0 });
  });

  test('knows no estimate where an outer bin is cut and its end is not known', () => {
    expect(moved([0, 10], [0, 20], { counts: [1, 2, 4] })).toEqual({
      total: 7,
      least: 0,
      most: 4,
      estimate: undefined,
    });
    expect(moved([0, 10], [0, 20], { counts: [1, 2, 0] })).toMatchObject({ estimate: 0 });
    expect(moved([0, 10], [0, 20], { counts: [1, 2, 4], max: 15 })).toMatchObject({ least: 4 });
  });

  test('says nothing without counts, or with counts that are none', () => {
    for (const fit of [undefined, {}, { counts: [1] }, { counts: [1, '2'] }, { counts: [1, -1] }]) {
      expect(moved([0], [1], fit)).toBeUndefined();
    }
    expect(moved([0], [1], { counts: [1, 2, 9] })).toMatchObject({ total: 3 });
  });

  test('its bounds hold for every set of values', () => {
    const lists = fc
      .uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => a - b));
    const values = fc.array(
      fc.integer({ min: -24, max: 24 }).map((n) => n / 2),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(
        lists,
        lists,
        values,
        fc.boolean(),
        fc.constantFrom<Closed>('left', 'right'),
        (before, after, column, hasRange, closed) => {
          const [old, now] = [Boundaries.of(before, { closed }), Boundaries.of(after, { closed })];
          const counts = Array.from({ length: old.bins }, () => 0);
          for (const x of column)
            counts[bucketizeValue(x, old)] = (counts[bucketizeValue(x, old)] ?? 0) + 1;
          const range = { min: Math.min(...column), max: Math.max(...column) };
          const { least, most, estimate, total } = moved(
            before,
            after,
            {
              counts,
              ...(hasRange && range),
            },
            closed,
          ) as Moved;
          const truth = column.filter(
            (x) => bucketizeValue(x, old) !== bucketizeValue(x, now),
          ).length;
          expect(total).toBe(column.length);
          expect(least).toBeLessThanOrEqual(truth);
          expect(most).toBeGreaterThanOrEqual(truth);
          if (estimate !== undefined) {
            expect(estimate).toBeGreaterThanOrEqual(least - 1e-9);
            expect(estimate).toBeLessThanOrEqual(most + 1e-9);
          }
        },
      ),
    );
  });

  test('its bounds hold where what is outside is missing before, after or both', () => {
    const lists = fc
      .uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => a - b));
    const values = fc.array(
      fc.integer({ min: -24, max: 24 }).map((n) => n / 2),
      { minLength: 1 },
    );
    const rules = fc.record({
      closed: fc.constantFrom<Closed>('left', 'right'),
      outside: fc.constantFrom<Outside>('bins', 'missing'),
    });
    fc.assert(
      fc.property(lists, lists, values, rules, rules, (before, after, column, was, is) => {
        const [old, now] = [Boundaries.of(before, was), Boundaries.of(after, is)];
        const coded = column.filter((x) => binOf(x, old) !== undefined);
        const counts = Array.from(
          { length: old.bins },
          (_, code) => coded.filter((x) => binOf(x, old) === code).length,
        );
        const feature = { ...FEATURE_DEFAULTS, boundaries: before, fit: { counts }, ...was };
        const { least, most, total } = movedValues(
          { feature, precision: 'float64' },
          {
            feature: { ...FEATURE_DEFAULTS, boundaries: after, ...is },
            precision: 'float64',
          },
        ) as Moved;
        const truth = coded.filter((x) => binOf(x, old) !== binOf(x, now)).length;
        expect(total).toBe(coded.length);
        expect(least).toBeLessThanOrEqual(truth);
        expect(most).toBeGreaterThanOrEqual(truth);
      }),
      {
        numRuns: 500,
        // A value at a boundary that changes its side.
        examples: [
          [
            [-1, 0],
            [-1, 0],
            [0],
            { closed: 'left', outside: 'bins' },
            { closed: 'right', outside: 'bins' },
          ],
        ],
      },
    );
  });
});
