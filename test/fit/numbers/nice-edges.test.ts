import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { niceEdges } from '../../../src/fit/numbers/nice-edges.ts';

describe('nice edges', () => {
  test.each([
    [0.13, 0.97, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 0.9, 9, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]],
    [0.3, 0.7, 4, [0.3, 0.4, 0.5, 0.6, 0.7]],
    [-7, 13, 4, [-10, -5, 0, 5, 10, 15]],
    [1, 1000, 5, [0, 200, 400, 600, 800, 1000]],
    [3, 4, 1, [3, 4]],
    [0, 3e6, 3, [0, 1e6, 2e6, 3e6]],
    [1e-12, 5e-12, 4, [1e-12, 2e-12, 3e-12, 4e-12, 5e-12]],
    [5, 5, 7, [4.5, 5.5]],
    [0, 0, 7, [-0.5, 0.5]],
  ])('from %d to %d in about %i bins are %j', (min, max, bins, edges) => {
    expect(niceEdges(min, max, bins)).toEqual(edges);
  });

  test('are evenly spaced if numbers are too close for short steps', () => {
    const ulp = 2 ** -52;
    expect(niceEdges(1, 1 + 2 * ulp, 2)).toEqual([1, 1 + ulp, 1 + 2 * ulp]);
    expect(niceEdges(0, 5e-324, 10)).toEqual([0, 5e-324]);
  });

  test('are finite at the greatest numbers', () => {
    const greatest = Number.MAX_VALUE;
    expect(niceEdges(-greatest, greatest, 4)).toEqual([-greatest, -1e308, 0, 1e308, greatest]);
    expect(niceEdges(-greatest, 1e300, 1)).toEqual([-greatest, 0, greatest]);
    expect(niceEdges(greatest, greatest, 4)).toEqual([greatest / 2, greatest]);
  });

  test('cover all values, increase, and are about as many as requested', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 60 }), (a, b, bins) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const edges = niceEdges(min, max, bins);
        expect(edges[0]).toBeLessThanOrEqual(min);
        expect(edges.at(-1)).toBeGreaterThanOrEqual(max);
        expect(edges.slice(1).every((edge, i) => edge > (edges[i] as number))).toBe(true);
        expect(edges.every(Number.isFinite)).toBe(true);
        expect(edges.length).toBeLessThanOrEqual(2 * bins + 3);
      }),
    );
  });
});
