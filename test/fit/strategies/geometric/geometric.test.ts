import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometric } from '../../../../src/fit/strategies/geometric/geometric.ts';
import { caught } from '../../../support/caught.ts';
import { asked, kept } from '../../kept.ts';

const learn = (values: readonly number[], bins: number) =>
  geometric.learn(kept(values), asked({ bins }));

describe('geometric', () => {
  test.each([
    [[1, 1000], 3, [10, 100]],
    [[1000, 20, 1], 3, [10, 100]],
    [[1, 1024], 10, [2, 4, 8, 16, 32, 64, 128, 256, 512]],
    [[0.001, 1000], 6, [0.01, 0.1, 1, 10, 100]],
    [[3, 48], 4, [6, 12, 24]],
    [[1e-300, 1e300], 6, [1e-200, 1e-100, 1, 1e100, 1e200]],
    [[2 ** -1074, 2 ** -1070], 2, [2 ** -1072]],
    [[1, 1 + 2 ** -52], 3, [1 + 2 ** -52, 1 + 2 ** -52]],
    [[7, 7], 5, []],
    [[7, 8], 1, []],
  ])('of %j in %i bins has the boundaries %j', (values, bins, boundaries) => {
    expect(learn(values, bins)).toEqual(boundaries);
  });

  test.each([0, -3, -0])('rejects values of which one is %d, and names it', async (value) => {
    const error = await caught(() => learn([5, value, 2], 3));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toBe(
      `cannot use --strategy geometric: the minimum is ${value + 0}, not above 0`,
    );
    expect(error.hint).toContain('uniform');
  });

  test('stays within the range, ascending, with nearly equal ratios', () => {
    const number = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 30 }), (a, b, bins) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(min < max);
        const list = learn([a, b], bins);
        expect(list.toSorted((x, y) => x - y)).toEqual(list);
        const logs = [min, ...list, max].map(Math.log2);
        const step = (Math.log2(max) - Math.log2(min)) / bins;
        logs.slice(1).forEach((log, i) => {
          expect(log - (logs[i] as number)).toBeCloseTo(step, 9);
        });
      }),
    );
  });
});
