import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRejection, onlyNotation } from '../../../src/core/cells/near-number.ts';
import { type Notation, POINT, parseThousands } from '../../../src/core/cells/notation.ts';
import { parseNumber, parseNumberIn } from '../../../src/core/cells/number.ts';

const GERMAN: Notation = { decimal: ',', thousands: '.' };

describe('a number in another notation gets the flags that read it', () => {
  test.each<[string, Notation, string]>([
    ['1,5', POINT, 'with --decimal , it is 1.5'],
    [',5', POINT, 'with --decimal , it is 0.5'],
    ['-5,', POINT, 'with --decimal , it is -5'],
    ['1,5e3', POINT, 'with --decimal , it is 1500'],
    ['1,234', POINT, 'with --decimal , it is 1.234, with --thousands , it is 1234'],
    ['1,234,567', POINT, 'with --thousands , it is 1234567'],
    ['1,234.5', POINT, 'with --thousands , it is 1234.5'],
    ['1.000,5', POINT, 'with --decimal , --thousands . it is 1000.5'],
    ['1.234.567', POINT, 'with --decimal , --thousands . it is 1234567'],
    ["1'234", POINT, `with --thousands "'" it is 1234`],
    ['1_234.5', POINT, 'with --thousands _ it is 1234.5'],
    ['1 234', POINT, 'with --thousands space it is 1234'],
    ['1\u00a0234', POINT, 'with --thousands nbsp it is 1234'],
    ['1\u202f234,5', POINT, 'with --decimal , --thousands nnbsp it is 1234.5'],
    ['1.5', { decimal: ',', thousands: null }, 'with --decimal . it is 1.5'],
    ['1.234,5', { decimal: ',', thousands: null }, 'with --thousands . it is 1234.5'],
  ])('%j in %j', (text, notation, hint) => {
    expect(parseNumberIn(text, notation)).toBeUndefined();
    expect(explainRejection(text, notation)).toBe(hint);
    expect(explainRejection(` ${text}\t`, notation)).toBe(hint);
  });

  test('groups of thousands that are not in threes are explained', () => {
    const why = '"." separates groups of 3 digits, as in 1.234.567';
    expect(explainRejection('1.23,4', GERMAN)).toBe(why);
    expect(explainRejection('1.5', GERMAN)).toBe(
      `${why}; with --decimal . without --thousands it is 1.5`,
    );
  });

  test('a character cannot be both separators', () => {
    expect(explainRejection('1,5', { decimal: '.', thousands: ',' })).toContain(
      'with --decimal , without --thousands it is 1.5',
    );
  });

  test('the numbers of a hint are those that its flags read', () => {
    const unit = fc.constantFrom(..."0123456789.,' _e-");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 9 }), (text) => {
        fc.pre(parseNumber(text) === undefined);
        const claims = (explainRejection(text, POINT) ?? '').matchAll(
          /with (?:--decimal (\S) ?)?(?:--thousands (\S+) )?it is ([^;]+?)(?=, with|$)/g,
        );
        for (const [, decimal = '.', typed, value] of claims) {
          const sign = typed === `"'"` ? "'" : typed;
          const thousands = sign === undefined ? null : parseThousands(sign);
          expect(String(parseNumberIn(text, { decimal, thousands } as Notation))).toBe(value);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a text that no notation reads has a hint of its own', () => {
  const kinds: readonly (readonly [kind: string, says: string, texts: readonly string[]])[] = [
    ['a percent sign', '--numbers percent', ['1%', '12%', '-0.5%']],
    [
      'a currency sign',
      '--numbers currency',
      ['$1', '-$1', '1\u20ac', 'EUR 5', '5 EUR', '5,00 EUR'],
    ],
    ['a prefix', 'hexadecimal, binary and octal', ['0x10', '-0XfF', '0b1', '0o7']],
    ['a sign between digits', 'write 1_2 as 12', ['1_0', '-1_0.5']],
    ['digits of other scripts', '0 to 9 (ASCII)', ['\u0661', '\uff11', '\u0967\u0968']],
    ['a typographic minus', 'U+2212', ['\u22121', '\u22120.5']],
    ['another blank', 'U+00A0', ['\u00a01', '1\u00a0', '\u00a012', '12\u2009', '\ufeff1']],
  ];

  test.each(kinds)('%s', (_, says, texts) => {
    for (const text of texts) {
      for (const notation of [POINT, GERMAN]) {
        expect(parseNumberIn(text, notation), text).toBeUndefined();
        expect(explainRejection(text, notation), text).toContain(says);
      }
    }
  });

  test('no two kinds share it', () => {
    const hints = kinds.map(([, , texts]) => explainRejection(texts[0] ?? '', POINT));
    expect(new Set(hints).size).toBe(kinds.length);
  });

  test.each(['', 'abc', '1e', '1.2.3', '--1', 'n.a.', ',', '.', '\u20ac\u00e9'])(
    'but not "%s", which looks like no number',
    (text) => {
      expect(explainRejection(text, POINT)).toBeUndefined();
    },
  );
});

describe('a text that is not a single number has a hint about its form', () => {
  test.each([
    ['2024-01-31', /^it is a date: add --type datetime, or bins such as --every month/],
    ['2024-01-31T10:30:00Z', /^it is a date: add --type datetime, or bins such as --every month/],
    ['31.01.2024', /^it is a date: add --type datetime, or bins such as --every month/],
    ['1/31/24', /^it is a date: add --type datetime, or bins such as --every month/],
    ['10:30', /^it is a time: --type duration/],
    ['10:30:59.5', /^it is a time: --type duration/],
    ['9:05 PM', /^it is a time: --type duration/],
    ['18-24', /^it is a range, .*--numbers range/],
    ['18\u201324', /^it is a range, .*--numbers range/],
    ['1.5 to 2', /^it is a range, .*--numbers range/],
    ['<0.05', /^it is a limit, not a value.*--numbers censored/],
    ['>= 100', /^it is a limit, not a value/],
    ['~3', /^it is a limit, not a value/],
    ['(5)', /--numbers accounting reads \(5\) as -5/],
    ['($1,234.50)', /--numbers accounting .*currency for \(\$5\)/],
    ['(11.5%)', /--numbers accounting .*percent for \(5%\)/],
    ['1.5D3', /^it has an exponent as in Fortran; --numbers fortran/],
    ['1.2k', /^it has an SI prefix; --numbers si/],
    ['-.5d-03', /^it has an exponent as in Fortran/],
  ])('%s', (text, hint) => {
    expect(explainRejection(text, POINT)).toMatch(hint);
  });
});

test.each([
  ['1,5', { decimal: ',', thousands: null }],
  ['1.234,5', { decimal: ',', thousands: '.' }],
  ['1 234', { decimal: '.', thousands: ' ' }],
  ['1.5', { decimal: '.', thousands: null }],
  ['1,234', undefined],
  ['1.234', undefined],
  ['word', undefined],
] as const)('%s has one notation, or none if it may mean several numbers', (text, notation) => {
  expect(onlyNotation(text)).toEqual(notation);
});
