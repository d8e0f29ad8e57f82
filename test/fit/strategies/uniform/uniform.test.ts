import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linspace } from '../../../../src/fit/numbers/linspace.ts';
import { uniform } from '../../../../src/fit/strategies/uniform/uniform.ts';
import { asked, kept } from '../../kept.ts';

const learn = (values: readonly number[], bins: number) =>
  uniform.learn(kept(values), asked({ bins }));

describe('uniform', () => {
  test('divides the range into bins of equal width', () => {
    expect(learn([3, 0, 10, 4], 4)).toEqual([2.5, 5, 7.5]);
  });

  test('has no boundary for one bin, or for one distinct value', () => {
    expect(learn([3, 0, 10], 1)).toEqual([]);
    expect(learn([5, 5], 3)).toEqual([]);
    expect(learn([0, -0], 3)).toEqual([]);
  });

  test('divides a range wider than the greatest number', () => {
    expect(learn([-1e308, 1e308], 4)).toEqual([-5e307, 0, 5e307]);
    expect(learn([-1.7e308, 1.7e308], 2)).toEqual([0]);
  });

  test('divides a range of subnormal numbers', () => {
    expect(learn([0, 5e-324 * 4], 2)).toEqual([5e-324 * 2]);
    expect(learn([0, 5e-324], 4)).toEqual([0, 0, 5e-324]);
  });

  test('stays within the range, ascending', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 40 }), (a, b, bins) => {
        const list = learn([a, b], bins);
        expect(list.toSorted((x, y) => x - y)).toEqual(list);
        expect(list.every((x) => x >= Math.min(a, b) && x <= Math.max(a, b))).toBe(true);
      }),
    );
  });
});

test('linspace stays in its range if its step is subnormal', () => {
  expect(Math.max(...linspace(-2e-323, 0, 6))).toBe(0);
  expect(Math.min(...linspace(-2e-323, 0, 6))).toBe(-2e-323);
});

test('linspace has both ends exactly, as numpy has', () => {
  expect(linspace(0.1, 0.7, 3)).toEqual([0.1, 0.3, 0.5, 0.7]);
  expect(linspace(0.2, 9.7, 5)).toEqual([0.2, 2.1, 4, 5.8999999999999995, 7.8, 9.7]);
});
