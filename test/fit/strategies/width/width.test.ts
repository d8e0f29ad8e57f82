import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { width } from '../../../../src/fit/strategies/width/width.ts';
import { caught } from '../../../support/caught.ts';
import { asked, kept } from '../../kept.ts';

const learn = (
  values: readonly number[],
  settings: Parameters<typeof asked>[0],
): readonly number[] => width.learn(kept(values), asked(settings));

describe('the width strategy', () => {
  test('puts boundaries on the multiples of the width among the values', () => {
    expect(learn([3, 47], { width: 10 })).toEqual([10, 20, 30, 40]);
    expect(learn([-12, 20], { width: 10 })).toEqual([-10, 0, 10, 20]);
    expect(learn([3, 7], { width: 10 })).toEqual([]);
  });

  test('counts multiples from the origin', () => {
    expect(learn([3, 47], { width: 10, origin: 18 })).toEqual([8, 18, 28, 38]);
    expect(learn([3, 30], { width: 10, origin: 1005 })).toEqual([5, 15, 25]);
  });

  test('gives exact decimals', () => {
    expect(learn([0.05, 0.75], { width: 0.1 })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(learn([0, 1], { width: 0.25, origin: 0.1 })).toEqual([0.1, 0.35, 0.6, 0.85]);
  });

  test('rejects more boundaries than a list may have', async () => {
    const error = await caught(() => learn([0, 1e9], { width: 0.001 }));
    expect(error).toMatchObject({
      code: 'E_FIT',
      message: '--width 0.001 gives 1,000,000,000,002 bins, more than 1,000,000',
    });
    const { message } = (await caught(() => learn([0, 1e300], { width: 1e-300 }))) as Error;
    expect(message).toBe('--width 1e-300 gives about 1e+600 bins, more than 1,000,000');
  });

  test('needs a width', async () => {
    const error = await caught(() => width.parameters.width.default({ isWeighted: false }));
    expect(error).toMatchObject({ code: 'E_USAGE', message: 'missing --width' });
    expect(
      ['0', '-1', 'x', '', 'Infinity'].map((text) => width.parameters.width.parse(text)),
    ).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('boundaries are as far apart as the width, and within a width of either end', () => {
    const value = fc.integer({ min: -100_000, max: 100_000 });
    const step = fc.integer({ min: 2000, max: 50_000 });
    fc.assert(
      fc.property(value, value, step, (a, b, tenths) => {
        const [min, max] = [Math.min(a, b) / 10, Math.max(a, b) / 10];
        const list = learn([min, max], { width: tenths / 10 });
        for (const [i, x] of list.entries()) {
          expect(x).toBe(Number((Math.round((10 * x) / tenths) * tenths * 0.1).toFixed(1)));
          if (i > 0) expect(x).toBeGreaterThan(list[i - 1] as number);
        }
        expect((list[0] ?? max) - min).toBeLessThanOrEqual(tenths / 10 + 1e-9);
        expect(max - (list.at(-1) ?? min)).toBeLessThanOrEqual(tenths / 10 + 1e-9);
      }),
    );
  });
});
