import { describe, expect, test } from 'vitest';
import { readCell } from '../../src/core/cell.ts';
import { DEFAULT_NA_VALUES } from '../../src/core/missing.ts';

const defaults = new Set(DEFAULT_NA_VALUES);

describe('readCell', () => {
  test.each(DEFAULT_NA_VALUES)('"%s" is missing by default', (word) => {
    expect(readCell(word, defaults)).toBeNaN();
    expect(readCell(` \t${word}\t `, defaults)).toBeNaN();
  });

  test.each(['', 'NA', '-99'])('"%s" is missing only where the list has it', (text) => {
    expect(readCell(text, new Set(['', 'NA', '-99']))).toBeNaN();
    expect(readCell(text, new Set())).not.toBeNaN();
  });

  test('a number on the list is missing, in that spelling alone', () => {
    const codes = new Set(['-99']);
    expect(readCell('-99', codes)).toBeNaN();
    expect(readCell('-99.0', codes)).toBe(-99);
  });

  test('a spelled-out NaN is missing without any list', () => {
    expect(readCell('+nAn', new Set())).toBeNaN();
  });

  test('the list minds letter case', () => {
    expect(readCell('na', defaults)).toBeUndefined();
  });

  test('a word with a blank in it is found', () => {
    expect(readCell('#N/A N/A', defaults)).toBeNaN();
    expect(readCell('N A', defaults)).toBeUndefined();
  });

  test('only spaces and tabs count as blanks around a word', () => {
    expect(readCell('NA\n', defaults)).toBeUndefined();
    expect(readCell('\u00a0', defaults)).toBeUndefined();
  });

  test('anything else is read by the number grammar', () => {
    expect(readCell(' 1.5 ', defaults)).toBe(1.5);
    expect(readCell('abc', defaults)).toBeUndefined();
  });
});
