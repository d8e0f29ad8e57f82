import { describe, expect, test } from 'vitest';
import { type CellGrammar, isRounded, readCell } from '../../../src/core/cells/cell.ts';
import { naList } from '../../../src/core/cells/na-list.ts';
import { type Notation, POINT } from '../../../src/core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../../../src/core/missing.ts';

const defaults = { ...naList(DEFAULT_NA_VALUES), notation: POINT };

function list(...words: readonly string[]): CellGrammar {
  return { ...naList(words), notation: POINT };
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

  test.each(['-99', '-99.0', '-99.00', '-9.9e1', ' -099 ', '-990E-1'])(
    'a number on the list is missing by its value: "%s"',
    (text) => {
      expect(readCell(text, list('-99'))).toBeNaN();
      expect(readCell(text, list('-99.0'))).toBeNaN();
      expect(readCell(text, list('-98'))).toBe(-99);
    },
  );

  test('zero on the list has no sign, and infinity is spelled either way', () => {
    expect(['0', '-0', '0.0', '+0'].map((text) => readCell(text, list('0')))).toEqual(
      Array.from({ length: 4 }, () => Number.NaN),
    );
    expect(readCell('-Infinity', list('-inf'))).toBeNaN();
    expect(readCell('inf', list('-inf'))).toBe(Number.POSITIVE_INFINITY);
  });

  test('a number that overflows is infinite, and no infinity of the list', () => {
    expect(readCell('1e400', list('inf'))).toBe(Number.POSITIVE_INFINITY);
    expect(readCell('1e400', list('1e400'))).toBeNaN();
    expect(readCell('1e401', list('1e400'))).toBe(Number.POSITIVE_INFINITY);
  });

  test('the list has points, whatever the notation of the cells', () => {
    const grammar = { ...list('-99.5'), notation: { decimal: ',', thousands: '.' } } as const;
    expect(readCell('-99,5', grammar)).toBeNaN();
    expect(readCell('-99,50', grammar)).toBeNaN();
    expect(readCell('-995', grammar)).toBe(-995);
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
      ...naList(['9,9']),
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

describe('isRounded', () => {
  const rounds = (text: string, notation: Notation = POINT): boolean =>
    isRounded(text, readCell(text, { ...list(), notation }) ?? Number.NaN, notation);

  test.each([
    '9007199254740993',
    ' -9007199254740993 ',
    '9007199254740993.0',
    '12345678901234567890',
  ])('"%s" is no float64', (text) => {
    expect(rounds(text)).toBe(true);
  });

  test.each([
    '9007199254740992',
    '9007199254740994',
    '9007199254740991',
    '1e23',
    '9007199254740993.5',
    '1',
    'inf',
    'x',
  ])('"%s" is one, or no whole number', (text) => {
    expect(rounds(text)).toBe(false);
  });

  test('is asked in the notation of the cells', () => {
    expect(rounds('9.007.199.254.740.993', { decimal: ',', thousands: '.' })).toBe(true);
    expect(rounds('9.007.199.254.740.992,0', { decimal: ',', thousands: '.' })).toBe(false);
  });
});
