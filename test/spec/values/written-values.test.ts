import { expect, test } from 'vitest';
import {
  checkWrittenValues,
  unknownValues,
  writtenValues,
} from '../../../src/spec/values/written-values.ts';

const WOE = { name: 'woe', bins: [1, 2, 3] };

test('the values that are written are those of the modes', () => {
  expect(writtenValues({ output: ['int', 'woe', 'value', 'midpoint'], value: 'rate' })).toEqual([
    'woe',
    'rate',
    'midpoint',
  ]);
  expect(writtenValues({ output: 'int', values: [WOE] })).toEqual([]);
  expect(writtenValues({ output: 'value', values: [WOE] })).toEqual(['woe']);
});

test('values that are written and absent are named, those that are not written are not', () => {
  expect(unknownValues({ output: ['int', 'label'] })).toBeUndefined();
  expect(unknownValues({ output: 'lower' })).toBeUndefined();
  expect(unknownValues({ output: 'rate', values: [WOE] }, 'age')?.message).toBe(
    'unknown bin values "rate" of "age"',
  );
});

test('values of other bins are rejected if they are written', () => {
  const bins = { name: 'age', bins: 2, special: 0 };
  expect(() => checkWrittenValues({ output: 'woe', values: [WOE] }, bins)).toThrow(
    'the values "woe" of "age" are of other bins',
  );
  expect(() => checkWrittenValues({ output: 'int', values: [WOE] }, bins)).not.toThrow();
  expect(() =>
    checkWrittenValues({ output: 'woe', values: [WOE] }, { ...bins, bins: 3 }),
  ).not.toThrow();
  const codes = { ...WOE, special: [1] };
  expect(() =>
    checkWrittenValues({ output: 'woe', values: [codes] }, { ...bins, bins: 3 }),
  ).toThrow();
});
