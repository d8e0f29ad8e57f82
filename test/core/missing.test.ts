import { describe, expect, test } from 'vitest';
import {
  DEFAULT_NA_VALUES,
  depth,
  type InvalidPolicy,
  type MissingPolicy,
  missingCode,
  verdictOn,
} from '../../src/core/missing.ts';

test.each<[MissingPolicy, number, number]>([
  ['empty', 4, 4],
  ['own', 4, 5],
  ['last', 3, 4],
  ['drop', 4, 4],
  ['error', 4, 4],
])(
  'of 4 bins, "%s" gives missing values the code %i and the output %i bins',
  (policy, ...expected) => {
    expect([missingCode(policy, 4), depth(policy, 4)]).toEqual(expected);
  },
);

describe('verdictOn', () => {
  const missing: MissingPolicy[] = ['empty', 'own', 'last', 'drop', 'error'];
  const invalid: InvalidPolicy[] = ['error', 'missing', 'drop'];
  const pairs = missing.flatMap((one) => invalid.map((other) => [one, other] as const));
  const left: Readonly<Record<MissingPolicy, 'keep' | 'drop' | 'error'>> = {
    empty: 'keep',
    own: 'keep',
    last: 'keep',
    drop: 'drop',
    error: 'error',
  };

  test.each(pairs)('a number stays under "%s" and "%s", infinite ones too', (missing, invalid) => {
    for (const value of [0, -1.5, Number.POSITIVE_INFINITY]) {
      expect(verdictOn(value, { missing, invalid })).toBe('keep');
    }
  });

  test.each(pairs)('a missing cell goes by "%s", whatever "%s" is', (missing, invalid) => {
    expect(verdictOn(Number.NaN, { missing, invalid })).toBe(left[missing]);
  });

  test.each(pairs)('an invalid cell under "%s" and "%s"', (missing, invalid) => {
    const expected = invalid === 'missing' ? left[missing] : invalid;
    expect(verdictOn(undefined, { missing, invalid })).toBe(expected);
  });
});

test('the default list is that of pandas 3.0, and \\N of PostgreSQL and MySQL', () => {
  const pandas =
    ' #N/A #NA -1.#IND -1.#QNAN -NaN -nan 1.#IND 1.#QNAN <NA> N/A NA NULL NaN None n/a nan null';
  expect(DEFAULT_NA_VALUES.toSorted()).toEqual(
    [...pandas.split(' '), '#N/A N/A', '\\N'].toSorted(),
  );
});
