import { expect, test } from 'vitest';
import { readCell } from '../../../src/core/cells/cell.ts';
import { POINT } from '../../../src/core/cells/notation.ts';
import {
  besideWords,
  isWordValue,
  MOST_WORDS,
  wordValue,
} from '../../../src/core/cells/word-values.ts';

const INDEXES = Array.from({ length: MOST_WORDS }, (_, i) => i);

test('numbers that stand for words differ, and no cell has one of them', () => {
  const values = INDEXES.map(wordValue);
  expect(new Set(values).size).toBe(MOST_WORDS);
  for (const value of values) {
    expect(isWordValue(value)).toBe(true);
    expect(values).not.toContain(besideWords(value));
    expect(besideWords(value) - value).toBe(Number.MIN_VALUE);
  }
});

test('other numbers are as they are', () => {
  for (const value of [0, -0, 1, -999, 5e-324, 2 ** -1022, -wordValue(0), Infinity, NaN]) {
    expect(isWordValue(value)).toBe(false);
    expect(besideWords(value)).toBe(value);
  }
});

test('a cell in a column with words is a word, or reads as in a column without', () => {
  const words = new Map([['REF', wordValue(0)]]);
  const grammar = { naValues: new Set(['NA', 'REF']), naNumbers: new Set([7]), notation: POINT };
  const read = (text: string) => readCell(text, { ...grammar, words });
  expect(read('\tREF ')).toBe(wordValue(0));
  expect(read('ref')).toBeUndefined();
  expect([read('NA'), read('7.0')]).toEqual([NaN, NaN]);
  expect(read('1.5')).toBe(1.5);
  expect(read(String(wordValue(0)))).toBe(wordValue(0) + Number.MIN_VALUE);
});
