import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { binOf, codesOf } from '../../src/core/codes.ts';
import type { MissingPolicy } from '../../src/core/missing.ts';

const boundaries = Boundaries.of([0, 1]);
const column = Float64Array.of(Number.NaN, -1, 0.5, Number.NaN, 2, Number.POSITIVE_INFINITY);

test.each<[MissingPolicy, number]>([
  ['empty', 3],
  ['own', 3],
  ['last', 2],
  ['drop', 3],
  ['error', 3],
])('under "%s" a NaN has the code %i, and every one is counted', (policy, code) => {
  expect(codesOf(column, boundaries, policy)).toEqual({
    codes: Int32Array.of(code, 0, 1, code, 2, 2),
    missing: 2,
    outside: 0,
  });
});

test('a column without NaN has nothing missing', () => {
  expect(codesOf(Float64Array.of(0), boundaries, 'own').missing).toBe(0);
});

describe('if values outside the edges are missing', () => {
  const walls = Boundaries.of([0, 1, 2], { outside: 'missing' });
  const values = Float64Array.of(-1, 0, 0.5, Number.NaN, 1, 2, Number.POSITIVE_INFINITY, 9);

  test.each<[MissingPolicy, number]>([
    ['empty', 2],
    ['own', 2],
    ['last', 1],
  ])('under "%s" such a value has the code %i, like a missing one', (policy, code) => {
    expect(codesOf(values, walls, policy)).toEqual({
      codes: Int32Array.of(code, 0, 0, code, 1, code, code, code),
      missing: 1,
      outside: 4,
    });
  });

  test('values of dropped rows are not counted', () => {
    const dropped = Uint8Array.of(1, 1, 0, 1, 0, 0, 1, 0);
    expect(codesOf(values, walls, 'empty', { dropped }).outside).toBe(2);
  });

  test('the side decides which edge is outside', () => {
    const right = Boundaries.of([0, 1, 2], { outside: 'missing', closed: 'right' });
    expect([0, 1, 2].map((x) => binOf(x, walls))).toEqual([0, 1, undefined]);
    expect([0, 1, 2].map((x) => binOf(x, right))).toEqual([undefined, 0, 1]);
  });

  test('a value has the bin that it has with open outer bins, less one, or none', () => {
    const list = fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 2 });
    const value = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(list, value, fc.constantFrom('left', 'right'), (numbers, x, closed) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const made = Boundaries.of(sorted, { closed, outside: 'missing' });
        const open = binOf(x, Boundaries.of(sorted, { closed })) ?? Number.NaN;
        expect(binOf(x, made)).toBe(open === 0 || open === sorted.length ? undefined : open - 1);
        expect(codesOf(Float64Array.of(x), made, 'own').codes[0]).toBe(binOf(x, made) ?? made.bins);
      }),
    );
  });
});
