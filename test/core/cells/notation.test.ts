import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkNotation,
  type Notation,
  POINT,
  parseDecimal,
  parseThousands,
  typedThousands,
} from '../../../src/core/cells/notation.ts';
import { parseNumber, parseNumberIn } from '../../../src/core/cells/number.ts';
import { caught } from '../../support/caught.ts';

const GERMAN: Notation = { decimal: ',', thousands: '.' };
const COMMA: Notation = { decimal: ',', thousands: null };
const SIGNS = ['.', ',', "'", '_', ' ', '\u00a0', '\u202f', '\u2019'];

describe('a cell in another notation', () => {
  test.each<[string, Notation, number]>([
    ['1,5', COMMA, 1.5],
    [' -,5e1\t', COMMA, -5],
    ['5,', COMMA, 5],
    ['12', COMMA, 12],
    ['+INF', COMMA, Number.POSITIVE_INFINITY],
    ['1e400', COMMA, Number.POSITIVE_INFINITY],
    ['1.234.567,89', GERMAN, 1234567.89],
    ['-12.345', GERMAN, -12345],
    ['1234567,89', GERMAN, 1234567.89],
    ['1.234e3', GERMAN, 1234000],
    ['1,234.5', { decimal: '.', thousands: ',' }, 1234.5],
    [' 1 234 567 ', { decimal: '.', thousands: ' ' }, 1234567],
    ["1'234.5", { decimal: '.', thousands: "'" }, 1234.5],
    ['1\xc2\xa0234,5', { decimal: ',', thousands: '\xc2\xa0' }, 1234.5],
  ])('%j in %j is %d', (text, notation, value) => {
    expect(parseNumberIn(text, notation)).toBe(value);
  });

  test('is missing where it is a spelled-out NaN', () => {
    expect(parseNumberIn(' NaN', GERMAN)).toBeNaN();
  });

  test.each<[string, Notation]>([
    ['1.5', COMMA],
    ['1,5,5', COMMA],
    ['1.234', COMMA],
    [',', COMMA],
    ['1.5', GERMAN],
    ['1.23,4', GERMAN],
    ['1234.567', GERMAN],
    ['12.3456', GERMAN],
    ['1..234', GERMAN],
    ['.234', GERMAN],
    ['1.234.', GERMAN],
    ['1,234.567', GERMAN],
    ['1e1.000', GERMAN],
    ['1.23a', GERMAN],
    ['1 234', { decimal: '.', thousands: ',' }],
    ['1  234', { decimal: '.', thousands: ' ' }],
    ['1\t234', { decimal: '.', thousands: ' ' }],
    ['+ 123', { decimal: '.', thousands: ' ' }],
  ])('%j in %j is no number, and never another one', (text, notation) => {
    expect(parseNumberIn(text, notation)).toBeUndefined();
  });
});

/** A number as JavaScript writes it, in another notation. */
function written(plain: string, { decimal, thousands }: Notation): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(plain) ?? [];
  const grouped =
    thousands === null ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, () => thousands);
  return sign + grouped + rest.replace('.', decimal);
}

const notations = fc
  .record({
    decimal: fc.constantFrom<Notation['decimal']>('.', ','),
    thousands: fc.constantFrom(null, ...SIGNS),
  })
  .filter(({ decimal, thousands }) => decimal !== thousands);

describe('any number', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((value) => value.toFixed(6)),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
  );

  test('is the same in every notation', () => {
    const isSame = (plain: string, notation: Notation): boolean =>
      Object.is(parseNumberIn(written(plain, notation), notation), parseNumber(plain));
    fc.assert(fc.property(numbers, notations, isSame), { numRuns: 20_000 });
  });

  test('is rejected, or the same number, in a notation that it was not written in', () => {
    const unit = fc.constantFrom(..."0123456789.,' _eE+-");
    const text = fc.string({ unit, maxLength: 10 });
    const isPlain = (one: string, notation: Notation): boolean => {
      const value = parseNumberIn(one, notation);
      if (value === undefined) return true;
      const { decimal, thousands } = notation;
      const bare = thousands === null ? one.trim() : one.trim().replaceAll(thousands, '');
      return Object.is(value, parseNumber(bare.replace(decimal, '.')));
    };
    fc.assert(fc.property(text, notations, isPlain), { numRuns: 20_000 });
  });
});

describe('the signs', () => {
  test('between thousands have names where they are awkward to type', () => {
    expect(['space', 'NBSP', 'nnbsp', '.'].map(parseThousands)).toEqual([
      ' ',
      '\u00a0',
      '\u202f',
      '.',
    ]);
    for (const sign of SIGNS.filter((one) => one !== "'")) {
      expect(parseThousands(typedThousands(sign))).toBe(sign);
    }
    expect(typedThousands("'")).toBe(`"'"`);
  });

  test.each(SIGNS)('%j may be between thousands', (thousands) => {
    expect(() =>
      checkNotation({ decimal: thousands === '.' ? ',' : '.', thousands }),
    ).not.toThrow();
  });

  test.each(['', '1', 'e', 'x', '+', '-', '\t', '\n', '..', '\u0661', '\u200b'])(
    '%j may not',
    async (thousands) => {
      const error = await caught(async () => checkNotation({ decimal: '.', thousands }));
      expect(error).toMatchObject({ code: 'E_DIALECT', received: thousands });
    },
  );

  test('must differ', async () => {
    const error = await caught(async () => checkNotation({ decimal: ',', thousands: ',' }));
    expect(error).toMatchObject({
      code: 'E_DIALECT',
      message: 'the decimal and thousands separators are both ","',
    });
  });

  test('of decimals are a point and a comma', async () => {
    expect([parseDecimal('.'), parseDecimal(',')]).toEqual(['.', ',']);
    const error = await caught(async () => parseDecimal(';'));
    expect(error).toMatchObject({ code: 'E_DIALECT', message: 'invalid --decimal ";"' });
    expect(POINT).toEqual({ decimal: '.', thousands: null });
  });
});
