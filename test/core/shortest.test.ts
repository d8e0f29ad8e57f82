import { expect, test } from 'vitest';
import { shortest } from '../../src/core/shortest.ts';

test.each([
  [0.1, '0.1'],
  [-0.5, '-0.5'],
  [0, '0'],
  [3, '3'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e21, '1e+21'],
  [1e-7, '1e-7'],
  [5e-324, '5e-324'],
])('the float64 %d is written %s', (value, text) => {
  expect(shortest(value, 'float64')).toBe(text);
});

test.each([
  [0.10000000149011612, '0.1'],
  [-1.2999999523162842, '-1.3'],
  [0, '0'],
  [3, '3'],
  [16777216, '16777216'],
  [1 + 2 ** -23, '1.0000001'],
  [2 ** -149, '1e-45'],
  [(2 - 2 ** -23) * 2 ** 127, '3.4028235e+38'],
])('the float32 %d is written %s', (value, text) => {
  expect(shortest(value, 'float32')).toBe(text);
});

test.each([
  [2 ** -96, '1.2621775e-29'],
  [2 ** 87, '1.5474251e+26'],
  [2 ** 90, '1.2379401e+27'],
  [-(2 ** 90), '-1.2379401e+27'],
])('the power of two %d is written %s: not the nearest, but the shortest', (value, text) => {
  expect(shortest(value, 'float32')).toBe(text);
  expect(Math.fround(Number(text))).toBe(value);
});
