import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sparkline } from '../../src/view/sparkline.ts';

describe('sparkline', () => {
  test('scales counts to the greatest', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 40, true)).toBe('·▁▂▃▄▅▆▇█');
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 40, false)).toBe('.:-=+*#%@');
    expect(sparkline([0, 0], 40, true)).toBe('··');
  });

  test('shows a count of 1 beside a million', () => {
    expect(sparkline([1, 0, 1e6], 40, true)).toBe('▁·█');
  });

  test('adds up neighbors if there is no room', () => {
    expect(sparkline([1, 1, 0, 0, 4], 3, true)).toBe('▄·█');
  });

  test('never exceeds its width, and shows every count above 0', () => {
    const counts = fc.array(fc.nat(), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 80 }), (list, cells) => {
        const line = sparkline(list, cells, true);
        expect(line.length).toBeLessThanOrEqual(Math.min(cells, list.length));
        expect(/[^·]/.test(line)).toBe(list.some((n) => n > 0));
      }),
    );
  });
});
