import { describe, expect, test } from 'vitest';
import { POINT } from '../../../src/core/cells/notation.ts';
import { cellError } from '../../../src/core/cells/rejection.ts';

const at = { file: 'in.csv', line: 3, column: 7 };

describe('an invalid cell', () => {
  const refuse = (received: string) =>
    cellError({ column: 'fare', received, value: undefined, at, notation: POINT });

  test('is named with its column, its text and its place', () => {
    expect(refuse('abc')).toMatchObject({
      code: 'E_NOT_A_NUMBER',
      message: 'column "fare": "abc" is not a number',
      at,
      expected: 'a number',
      received: 'abc',
    });
  });

  test('that looks like a number gets the hint of its kind, and a way on', () => {
    expect(refuse('1,5').hint).toBe('with --decimal , it is 1.5; or use --invalid missing or drop');
  });

  test('that does not resemble a number may be a missing-value string', () => {
    expect(refuse(' n.a. ').hint).toContain('for a missing value, add --na-values "n.a."; or use');
  });

  test.each(['12 kg', 'x1', '-999x', 'a sentence that is no word for nothing at all'])(
    'that cannot mean "no value" gets no word for the list: %s',
    (received) => {
      expect(refuse(received).hint).toBe(
        'exclude the column with -c if it is not numeric; ' + 'or use --invalid missing or drop',
      );
    },
  );

  test.each(['', '  ', '\t'])('that is empty ("%s") counts as missing by default', (received) => {
    expect(refuse(received).hint).toContain('empty cells are missing without --no-default-na');
  });
});

describe('a missing cell', () => {
  test.each([
    ['NA', '("NA")'],
    ['', '("")'],
    [null, '("")'],
    [Number.NaN, '("NaN")'],
  ])('that is %s is named with its column, its text and its place', (received, shown) => {
    expect(
      cellError({ column: 'fare', received, value: Number.NaN, at, notation: POINT }),
    ).toMatchObject({
      code: 'E_MISSING_VALUE',
      message: `column "fare": the value is missing ${shown}`,
      at,
      received,
    });
  });

  test('gets the names of the policies that go on', () => {
    const { hint } = cellError({
      column: 'fare',
      received: '',
      value: Number.NaN,
      at,
      notation: POINT,
    });
    expect(hint).toBe('use --missing empty, own, last or drop');
  });
});
