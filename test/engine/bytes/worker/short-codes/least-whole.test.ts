import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../../../src/core/boundaries.ts';
import { boundariesReached } from '../../../../../src/core/bucketize.ts';
import { leastWholeNumbers } from '../../../../../src/engine/bytes/worker/short-codes/least-whole.ts';

const BEYOND = 10 ** 8;

describe('the least whole numbers that reach boundaries', () => {
  test('are the digits of a boundary that has so many decimal places', () => {
    const list = Boundaries.of([-0.5, 0, 0.1, 20]);
    expect([...leastWholeNumbers(list, 0)]).toEqual([0, 0, 1, 20]);
    expect([...leastWholeNumbers(list, 1)]).toEqual([-5, 0, 1, 200]);
    expect([...leastWholeNumbers(list, 2)]).toEqual([-50, 0, 10, 2000]);
  });

  test('are one more where bins are closed on the right', () => {
    const list = Boundaries.of([-0.5, 0.25, 20], { closed: 'right' });
    expect([...leastWholeNumbers(list, 1)]).toEqual([-4, 3, 201]);
    expect([...leastWholeNumbers(list, 2)]).toEqual([-49, 26, 2001]);
  });

  test('follow the precision', () => {
    const list = Boundaries.of([0.1, 16777217], { precision: 'float32' });
    expect([...leastWholeNumbers(list, 1)]).toEqual([1, BEYOND]);
    expect([...leastWholeNumbers(list, 0)]).toEqual([1, 16777216]);
  });

  test('are 10^8 if no number of 8 digits reaches a boundary, and -10^8 if all do', () => {
    const list = Boundaries.of([-1e300, -1e8, -99999999, 99999999, 99999999.5, 1e300]);
    const most = 99999999;
    expect([...leastWholeNumbers(list, 0)]).toEqual([
      -BEYOND,
      -BEYOND,
      -most,
      most,
      BEYOND,
      BEYOND,
    ]);
  });

  test('divide numbers as the rule does, whatever the boundaries', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -2 * BEYOND, max: 2 * BEYOND }), fc.integer({ min: 0, max: 9 }))
      .map(([whole, places]) => whole / 10 ** places);
    const number = fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true }));
    const options = fc.record({
      closed: fc.constantFrom('left' as const, 'right' as const),
      precision: fc.constantFrom('float64' as const, 'float32' as const),
    });
    const lists = fc.uniqueArray(
      number.map((value) => Math.fround(value) + 0),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(lists, options, fc.integer({ min: 0, max: 8 }), (values, how, exponent) => {
        const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
        fc.pre(sorted.length > 0);
        const list = Boundaries.of(sorted, how);
        for (const [i, least] of leastWholeNumbers(list, exponent).entries()) {
          const reached = (whole: number): number =>
            boundariesReached(whole / 10 ** exponent, list);
          if (least < BEYOND) expect(reached(least)).toBeGreaterThan(i);
          if (least > -BEYOND) expect(reached(least - 1)).toBeLessThanOrEqual(i);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
