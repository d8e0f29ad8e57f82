import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUN, sortRun } from '../../../src/fit/kll/sort.ts';
import { finite } from '../../property/floats.ts';

const { POSITIVE_INFINITY: inf } = Number;
const plain = (values: Float64Array) => Array.from(values, (value) => value + 0);

function expectSorted(values: Float64Array): void {
  const expected = plain(values.toSorted());
  sortRun(values);
  expect(plain(values)).toEqual(expected);
}

test('sorts any values', () => {
  const value = fc.oneof(finite, fc.constantFrom(0, -0, inf, -inf), fc.integer({ max: 9 }));
  const values = fc.array(value, { maxLength: 400, size: 'max' });
  fc.assert(fc.property(values, (list) => expectSorted(Float64Array.from(list))));
});

test.each<[string, (i: number) => number]>([
  ['that share a high word', (i) => 1 + ((i * 2654435761) % 4096) * 2 ** -52],
  ['that share a high word, below zero', (i) => -1 - ((i * 2654435761) % 4096) * 2 ** -52],
  ['of one day in milliseconds', (i) => 1.7e12 + ((i * 2654435761) % 86400000)],
  ['of any size', (i) => Math.sin(i) * 10 ** ((i * 37) % 300)],
  ['that are the same', () => 5],
  ['that descend', (i) => -i],
])('sorts a full run of values %s', (_, value) => {
  for (const length of [RUN, RUN + 1, 64, 63, 1, 0]) {
    expectSorted(Float64Array.from({ length }, (_each, i) => value(i)));
  }
});

test('sorts only the given part of a buffer', () => {
  const all = Float64Array.from({ length: 300 }, (_, i) => 300 - i);
  sortRun(all.subarray(100, 200));
  expect(all[99]).toBe(201);
  expect(all[200]).toBe(100);
  expect(plain(all.subarray(100, 200))).toEqual(plain(all.slice(100, 200).sort()));
});
