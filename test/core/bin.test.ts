import { describe, expect, test } from 'vitest';
import { binInterval, binLabel, binMidpoint } from '../../src/core/bin.ts';
import { Boundaries } from '../../src/core/boundaries.ts';

const { NEGATIVE_INFINITY, POSITIVE_INFINITY, MAX_VALUE } = Number;
const left = Boundaries.of([-0.5, 0, 0.1]);
const right = Boundaries.of([-0.5, 0, 0.1], { closed: 'right' });

describe('binInterval', () => {
  test.each([
    [0, NEGATIVE_INFINITY, -0.5],
    [1, -0.5, 0],
    [2, 0, 0.1],
    [3, 0.1, POSITIVE_INFINITY],
  ])('bin %i runs from %d to %d', (code, lower, upper) => {
    expect(binInterval(left, code)).toEqual({ lower, upper, closed: 'left' });
    expect(binInterval(right, code)).toEqual({ lower, upper, closed: 'right' });
  });

  test.each([-1, 4, 0.5, Number.NaN])('there is no bin %d', (code) => {
    expect(() => binInterval(left, code)).toThrow(
      expect.objectContaining({
        code: 'E_USAGE',
        message: `invalid argument code: ${code}`,
        hint: "use a bin's code, 0 to 3",
      }),
    );
  });
});

describe('binLabel', () => {
  test.each([
    [0, '(-inf, -0.5)', '(-inf, -0.5]'],
    [1, '[-0.5, 0)', '(-0.5, 0]'],
    [2, '[0, 0.1)', '(0, 0.1]'],
    [3, '[0.1, +inf)', '(0.1, +inf)'],
  ])('bin %i is %s closed left, %s closed right', (code, closedLeft, closedRight) => {
    expect(binLabel(left, code)).toBe(closedLeft);
    expect(binLabel(right, code)).toBe(closedRight);
  });

  test('float32 edges are written in the digits of float32', () => {
    expect(binLabel(Boundaries.of([0.1, 0.2], { precision: 'float32' }), 1)).toBe('[0.1, 0.2)');
  });

  test('edges are never rounded to look nice', () => {
    expect(binLabel(Boundaries.of([0.1 + 0.2, 3.3666666666666667]), 1)).toBe(
      '[0.30000000000000004, 3.3666666666666667)',
    );
  });

  test('there is no label for a bin that does not exist', () => {
    expect(() => binLabel(left, 4)).toThrow('invalid argument code: 4');
  });
});

describe('binMidpoint', () => {
  test('is halfway between the edges', () => {
    expect(binMidpoint(left, 1)).toBe(-0.25);
    expect(binMidpoint(left, 2)).toBe(0.05);
  });

  test('does not overflow', () => {
    expect(binMidpoint(Boundaries.of([MAX_VALUE / 2, MAX_VALUE]), 1)).toBe(MAX_VALUE * 0.75);
    expect(binMidpoint(Boundaries.of([-MAX_VALUE, MAX_VALUE]), 1)).toBe(0);
  });

  test.each([0, 3])('the outer bin %i has none', (code) => {
    expect(binMidpoint(left, code)).toBeUndefined();
  });
});

describe('if values outside the edges are missing', () => {
  const walls = Boundaries.of([0, 1, 3], { outside: 'missing' });

  test('the bins are those between the edges', () => {
    expect(walls.bins).toBe(2);
    expect([0, 1].map((code) => binLabel(walls, code))).toEqual(['[0, 1)', '[1, 3)']);
    expect([0, 1].map((code) => binMidpoint(walls, code))).toEqual([0.5, 2]);
    expect(() => binInterval(walls, 2)).toThrow('invalid argument code: 2');
  });

  test('a label is (a, b] if bins are closed on the right', () => {
    const right = Boundaries.of([0, 1, 3], { outside: 'missing', closed: 'right' });
    expect(binLabel(right, 0)).toBe('(0, 1]');
  });
});
