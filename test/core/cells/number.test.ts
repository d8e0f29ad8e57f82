import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../../src/core/cells/cell.ts';
import { naList } from '../../../src/core/cells/na-list.ts';
import { explainRejection } from '../../../src/core/cells/near-number.ts';
import { type Notation, POINT } from '../../../src/core/cells/notation.ts';
import {
  isOverflow,
  parseNumber,
  parseNumberIn,
  plainNumberEnd,
  trimBlanks,
} from '../../../src/core/cells/number.ts';
import { DEFAULT_NA_VALUES } from '../../../src/core/missing.ts';

const DEFAULTS = { ...naList(DEFAULT_NA_VALUES), notation: POINT };

const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;

/** The rows of the table in the order in which it was drawn up: what other readers disagree on. */
describe('the table of number texts', () => {
  test.each([
    ['1e5', 100000],
    [' 1 ', 1],
    ['\t1\t', 1],
    ['+1', 1],
    ['.5', 0.5],
    ['5.', 5],
    ['Infinity', POSITIVE_INFINITY],
    ['inf', POSITIVE_INFINITY],
    ['1e400', POSITIVE_INFINITY],
    ['-0', -0],
    ['5e-324', 5e-324],
    ['0.1234567890123456789', 0.12345678901234568],
    ['9007199254740993', 9007199254740992],
    ['00012', 12],
  ])('"%s" is the number %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
    expect(readCell(text, DEFAULTS)).toBe(value);
  });

  test.each(['nan', 'NaN', 'NA', 'N/A', 'null', ''])('"%s" is missing', (text) => {
    expect(readCell(text, DEFAULTS)).toBeNaN();
  });

  test.each(['NA', 'N/A', 'null', ''])(
    '"%s" is missing by the list, not by the grammar',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );

  test.each([
    '1_000',
    '1,5',
    '1,000',
    '0x10',
    '0b1',
    '0o7',
    '\u0661',
    '\uff11',
    '\u00a01',
    '\u22121',
    '$1',
    '1%',
  ])('"%s" is rejected, with a hint', (text) => {
    expect(readCell(text, DEFAULTS)).toBeUndefined();
    expect(explainRejection(text, POINT)).toBeTypeOf('string');
  });
});

describe('the grammar', () => {
  test.each([
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['-5.', -5],
    ['1.5E+2', 150],
    ['1e-2', 0.01],
    ['5.e1', 50],
    ['.5e1', 5],
    ['-00.10', -0.1],
    ['1e-400', 0],
    ['-1e-400', -0],
    ['-1e400', NEGATIVE_INFINITY],
    [' \t -7\t ', -7],
    ['+inf', POSITIVE_INFINITY],
    ['-inf', NEGATIVE_INFINITY],
    ['INF', POSITIVE_INFINITY],
    ['-iNfInItY', NEGATIVE_INFINITY],
    [' infinity\t', POSITIVE_INFINITY],
  ])('reads "%s" as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['nan', 'NaN', 'NAN', '+nan', '-NaN', ' nan\t'])('reads "%s" as missing', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });

  test.each([
    '',
    ' ',
    '.',
    '+',
    '-',
    'e5',
    '.e5',
    '1e',
    '1e+',
    '1e5.0',
    '1.2.3',
    '1 2',
    '- 1',
    '--1',
    '+-1',
    '1-',
    '1f',
    '1n',
    '1d0',
    '0x1p3',
    'abc',
    '1abc',
    'true',
    'null',
    'undefined',
    'infi',
    'infinityy',
    'in f',
    'nano',
    '1e5 x',
    '1\n',
    '\n1',
    '1\r',
    '\v1',
    '\f1',
    '\ufeff1',
    '1\u0000',
    '\u20051',
    '1\u3000',
    '"1"',
  ])('rejects %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

test.each([
  ['1e400', true],
  ['-1e400', true],
  ['9'.repeat(310), true],
  ['inf', false],
  ['-Infinity', false],
  ['1e308', false],
  ['nan', false],
])('isOverflow: whether "%s" overflowed is %s', (text, expected) => {
  expect(isOverflow(parseNumber(text) ?? 0, text)).toBe(expected);
});

test('trimBlanks takes off spaces and tabs, and nothing else', () => {
  expect(trimBlanks(' \t a b\t ')).toBe('a b');
  expect(trimBlanks(' \t ')).toBe('');
  expect(trimBlanks('\n1\u00a0')).toBe('\n1\u00a0');
});

describe('parseNumber is Number()', () => {
  const digits = (maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
  const sign = fc.constantFrom('', '+', '-');
  const exponent = fc
    .tuple(fc.constantFrom('e', 'E'), sign, digits(3))
    .map((parts) => parts.join(''));
  const blanks = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 2 });
  const join = (...parts: readonly fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((all) => all.join(''));
  const mantissa = (length: number) =>
    fc.oneof(
      digits(length),
      join(digits(length), fc.constant('.')),
      join(digits(length), fc.constant('.'), digits(length)),
      join(fc.constant('.'), digits(length)),
    );
  const isSame = (text: string) => Object.is(parseNumber(text), Number(text));

  test('for decimals and exponents', () => {
    const text = join(blanks, sign, mantissa(8), fc.oneof(fc.constant(''), exponent), blanks);
    fc.assert(fc.property(text, isSame), { numRuns: 20_000 });
  });

  test('for mantissas too long for any float', () => {
    const text = join(sign, mantissa(60), fc.oneof(fc.constant(''), exponent));
    fc.assert(fc.property(text, isSame), { numRuns: 10_000 });
  });

  test('for numbers as JavaScript writes them', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(any, (value) => Object.is(parseNumber(String(value)), value + 0)),
      { numRuns: 10_000 },
    );
  });

  test('for all text but blanks, words and the prefixes 0x, 0o and 0b', () => {
    const unit = fc.constantFrom(...'0123456789.eE+- \tinfaxob_,');
    const text = fc.string({ unit, maxLength: 8 });
    const differs = /^[ \t]*$|^[ \t]*[+-]?(?:inf|infinity|nan)[ \t]*$|0[xob]/i;
    const isSameOrRefused = (one: string) => {
      fc.pre(!differs.test(one));
      return Object.is(parseNumber(one) ?? Number.NaN, Number(one));
    };
    fc.assert(fc.property(text, isSameOrRefused), { numRuns: 20_000 });
  });
});

test('parseNumber takes the text alone, so that it can be mapped over texts', () => {
  expect(['1', '2.5', '1e3', 'x'].map(parseNumber)).toEqual([1, 2.5, 1000, undefined]);
});

describe('digits with points', () => {
  test('are read as they are with a blank before, which takes the other way', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.'), maxLength: 25 });
    fc.assert(
      fc.property(text, (digits) => {
        expect(parseNumber(digits)).toBe(parseNumber(` ${digits}`));
      }),
    );
  });
});

function endIn(text: string, decimal = '.'): number {
  const bytes = Buffer.from(text);
  return plainNumberEnd(bytes, 0, bytes.length, decimal.charCodeAt(0));
}

const NOTATIONS: readonly Notation[] = [
  { decimal: '.', thousands: null },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: null },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
];

describe('a plain number in bytes', () => {
  test.each([
    ['0', 1],
    ['-12', 3],
    ['+1.50', 5],
    ['1.', 2],
    ['12,3', 2],
    ['1.2.3', 3],
    ['1e5', 1],
    ['', -1],
    ['-', -1],
    ['.5', -1],
    [' 1', -1],
    ['--1', -1],
    ['x', -1],
  ])('ends after its digits: %j', (text, end) => {
    expect(endIn(text)).toBe(end);
  });

  test('has the decimal separator of the notation', () => {
    expect(endIn('1,5;', ',')).toBe(3);
    expect(endIn('1.5;', ',')).toBe(1);
  });

  test('starts and ends within the bytes', () => {
    const bytes = Buffer.from('1234.567');
    expect(plainNumberEnd(bytes, 1, 3, 46)).toBe(3);
    expect(plainNumberEnd(bytes, 3, 5, 46)).toBe(5);
    expect(plainNumberEnd(bytes, 3, 3, 46)).toBe(-1);
  });

  test.each(NOTATIONS)('is a number by the grammar: %j', (notation) => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.,+-e '), maxLength: 8 });
    let plain = 0;
    fc.assert(
      fc.property(text, (cell) => {
        if (endIn(cell, notation.decimal) !== cell.length) return;
        plain++;
        expect(parseNumberIn(cell, notation)).not.toBeUndefined();
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
