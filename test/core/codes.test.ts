import { expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { codesOf } from '../../src/core/codes.ts';
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
  });
});

test('a column without NaN has nothing missing', () => {
  expect(codesOf(Float64Array.of(0), boundaries, 'own').missing).toBe(0);
});
