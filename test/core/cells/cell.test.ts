import { describe, expect, test } from 'vitest';
import { type CellGrammar, readCell } from '../../../src/core/cells/cell.ts';
import { POINT } from '../../../src/core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../../../src/core/missing.ts';

const defaults = { naValues: new Set(DEFAULT_NA_VALUES), notation: POINT };

function list(...words: readonly string[]): CellGrammar {
  return { naValues: new Set(words), notation: POINT };
}

describe('readCell', () => {
  test.each(DEFAULT_NA_VALUES)('"%s" is missing by default', (word) => {
    expect(readCell(word, defaults)).toBeNaN();
    expect(readCell(` \t${word}\t `, defaults)).toBeNaN();
  });

  test.each(['', 'NA', '-99'])('"%s" is missing only where the list has it', (text) => {
    expect(readCell(text, list('', 'NA', '-99'))).toBeNaN();
    expect(readCell(text, list())).not.toBeNaN();
  });

  test('a number on the list is missing, in that spelling alone', () => {
    const codes = list('-99');
    expect(readCell('-99', codes)).toBeNaN();
    expect(readCell('-99.0', codes)).toBe(-99);
  });

  test('a spelled-out NaN is missing without any list', () => {
    expect(readCell('+nAn', list())).toBeNaN();
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

  test('the list comes before the notation', () => {
    const grammar = {
      naValues: new Set(['9,9']),
      notation: { decimal: ',', thousands: '.' },
    } as const;
    expect(readCell(' 9,9', grammar)).toBeNaN();
    expect(readCell('1.009,9', grammar)).toBe(1009.9);
  });

  test('anything else is read by the number grammar', () => {
    expect(readCell(' 1.5 ', defaults)).toBe(1.5);
    expect(readCell('abc', defaults)).toBeUndefined();
  });
});
