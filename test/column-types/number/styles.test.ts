import { describe, expect, test } from 'vitest';
import type { NumberStyle } from '../../../src/column-types/column-type.ts';
import {
  NUMBER_STYLES,
  numberReader,
  stylesReading,
} from '../../../src/column-types/number/styles.ts';
import type { Notation } from '../../../src/core/cells/notation.ts';
import { bytesOf } from '../../../src/csv/byte-string.ts';

const ENGLISH: Notation = { decimal: '.', thousands: ',' };
const GERMAN: Notation = { decimal: ',', thousands: '.' };

const CASES: readonly (readonly [NumberStyle, Notation, string, number])[] = [
  ['currency', ENGLISH, '$1,234.50', 1234.5],
  ['currency', ENGLISH, '-$5', -5],
  ['currency', ENGLISH, '$-5', -5],
  ['currency', GERMAN, '1.234,50 €', 1234.5],
  ['currency', GERMAN, '1.234,50\u00a0€', 1234.5],
  ['currency', ENGLISH, 'CHF 10', 10],
  ['currency', ENGLISH, '10 USD', 10],
  ['percent', ENGLISH, '12.5%', 0.125],
  ['percent', GERMAN, '12,5%', 0.125],
  ['accounting', ENGLISH, '(5)', -5],
  ['accounting', ENGLISH, '(1,234.50)', -1234.5],
  ['fortran', ENGLISH, '1.5D3', 1500],
  ['fortran', ENGLISH, '-1.5d-3', -0.0015],
  ['si', ENGLISH, '1.2k', 1200],
  ['si', GERMAN, '1,2 M', 1_200_000],
  ['si', ENGLISH, '0.1m', 0.0001],
  ['censored', ENGLISH, '<0.05', 0.05],
  ['censored', ENGLISH, '>= 10', 10],
  ['censored', ENGLISH, '≤3', 3],
  ['range', ENGLISH, '18-24', 18],
  ['range', ENGLISH, '18–24', 18],
  ['range', ENGLISH, '1,000 to 2,000', 1000],
];

describe('a number that is not plain', () => {
  test.each(CASES)('%s: %j %s is %d', (style, notation, text, value) => {
    expect(numberReader([style], notation)(text)).toBe(value);
    expect(numberReader([style], notation)(bytesOf(text))).toBe(value);
  });

  test.each(CASES)('%s: %j %s is invalid without the style', (style, notation, text) => {
    const others = NUMBER_STYLES.filter((other) => other !== style);
    expect(numberReader([], notation)(text)).toBeUndefined();
    expect(numberReader(others, notation)(text)).toBeUndefined();
  });

  test('may combine styles', () => {
    const read = numberReader(['accounting', 'currency', 'censored'], ENGLISH);
    expect(read('($1,200)')).toBe(-1200);
    expect(read('< $5')).toBe(5);
    expect(read('12')).toBe(12);
  });

  test.each(['$', '%', '()', '(-5)', 'k', '<', '24-18', '5-', '$x', '1.5D', '$$5', '--5'])(
    '%j is invalid in every style',
    (text) => {
      expect(numberReader(NUMBER_STYLES, ENGLISH)(text)).toBeUndefined();
    },
  );

  test.each([
    ['$5', ['currency']],
    ['12%', ['percent']],
    ['(5)', ['accounting']],
    ['($5)', ['currency', 'accounting']],
    ['5', ['currency']],
    ['x', undefined],
  ])('names the styles that read %j', (text, styles) => {
    expect(stylesReading(text, ENGLISH)).toEqual(styles);
  });
});
