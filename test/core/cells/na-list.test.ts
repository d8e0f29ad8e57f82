import { describe, expect, test } from 'vitest';
import { naFault, naKey, naList, typedNaFault } from '../../../src/core/cells/na-list.ts';
import { bytesOf } from '../../../src/csv/byte-string.ts';

describe('the list of cells that mean "no value"', () => {
  test('has the texts of all words without blanks, and the values of numbers', () => {
    expect(naList([' NA\t', '-99.0', '1e2', 'x'])).toEqual({
      naValues: new Set(['NA', '-99.0', '1e2', 'x']),
      naNumbers: new Set([-99, 100]),
    });
  });

  test('holds its words as the cells are held', () => {
    expect(naList(['é'], bytesOf).naValues).toEqual(new Set(['\xc3\xa9']));
  });

  test('has no value for a NaN, and none for a number that is too large for float64', () => {
    expect(naList(['nan', '1e400', '-inf']).naNumbers).toEqual(new Set([Number.NEGATIVE_INFINITY]));
  });

  test('is the same for words that match the same cells', () => {
    expect(['-99', ' -99.0', '-9.9e1'].map(naKey)).toEqual(['-99', '-99', '-99']);
    expect(['x ', 'X'].map(naKey)).toEqual(['x', 'X']);
  });
});

describe('a word of the list', () => {
  test('is no whole number that float64 cannot hold', () => {
    expect(naFault('9007199254740993')).toEqual({
      message: '"9007199254740993" is a whole number that float64 cannot hold',
      hint: 'the nearest numbers that it can hold are 9007199254740992 and 9007199254740994',
    });
  });

  test.each(['-99', 'NA', '', 'a=b', '1e400', '9007199254740992'])('may be "%s"', (word) => {
    expect(naFault(word)).toBeUndefined();
    expect(typedNaFault(word)).toBeUndefined();
  });

  test.each(['a=-99', 'the fare = -99', '=-99'])(
    'has no column before a number where it is typed: "%s"',
    (word) => {
      expect(typedNaFault(word)).toEqual({
        message: `no cell can be "${word}": the list is for all columns`,
        hint: 'remove the column name: -99',
      });
      expect(naFault(word)).toBeUndefined();
    },
  );
});
