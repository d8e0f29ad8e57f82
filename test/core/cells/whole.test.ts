import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRoundedWhole, unheldWhole } from '../../../src/core/cells/whole.ts';

describe('a whole number', () => {
  test.each([
    ['9007199254740993', '9007199254740992 and 9007199254740994'],
    ['-9007199254740993', '-9007199254740994 and -9007199254740992'],
    ['+009007199254740993.00', '9007199254740992 and 9007199254740994'],
    ['12345678901234567890', '12345678901234567168 and 12345678901234569216'],
    ['18014398509481985', '18014398509481984 and 18014398509481988'],
  ])('that float64 cannot hold has two beside it: %s', (text, nearest) => {
    expect(unheldWhole(text)).toEqual({
      text,
      hint: `the nearest numbers that it can hold are ${nearest}`,
    });
  });

  test('past the greatest float64 has one beside it', () => {
    const text = String(BigInt(Number.MAX_VALUE) + 1n);
    const hint = `the nearest number that it can hold is ${BigInt(Number.MAX_VALUE)}`;
    expect(unheldWhole(text)).toEqual({ text, hint });
  });

  test.each(['9007199254740992', '-9007199254740994', '1e23', '0.1', '1', '1e400', 'x', ''])(
    'is held, or is none: "%s"',
    (text) => {
      expect(unheldWhole(text)).toBeUndefined();
    },
  );

  test('in the shortest digits of its float64 may stand in a list, and is rounded in a cell', () => {
    const text = String(2 ** 60);
    expect(text).toBe('1152921504606847000');
    expect(unheldWhole(text)).toBeUndefined();
    expect(isRoundedWhole(text, 2 ** 60)).toBe(true);
    expect(isRoundedWhole('1152921504606846976', 2 ** 60)).toBe(false);
  });

  test('is rounded exactly where its float64 is another number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (whole) => {
        const text = String(whole);
        expect(isRoundedWhole(text, Number(text))).toBe(BigInt(Number(text)) !== whole);
      }),
    );
  });

  test('of many digits that is not a number takes no long time', () => {
    const zeros = '0'.repeat(1_000_000);
    expect(unheldWhole(`${zeros}9e99`)).toBeUndefined();
    expect(unheldWhole(`9e99.${zeros}1`)).toBeUndefined();
  });
});
