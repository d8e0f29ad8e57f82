import { expect, test } from 'vitest';
import { parseNumberList } from '../../../src/core/cells/number-list.ts';

const inf = Number.POSITIVE_INFINITY;

test('parseNumberList keeps the order, and whatever is a number', () => {
  expect(parseNumberList('3,1,1,-inf')).toEqual([3, 1, 1, -inf]);
});

test('parseNumberList rejects a whole number that float64 cannot hold, with those that it can', () => {
  expect(() => parseNumberList('0, 9007199254740993')).toThrow(
    expect.objectContaining({
      code: 'E_BOUNDARIES',
      message: 'boundary 2 is a whole number that float64 cannot hold: 9007199254740993',
      hint: 'the nearest numbers that it can hold are 9007199254740992 and 9007199254740994',
    }),
  );
  expect(parseNumberList('9007199254740992,1152921504606847000')).toEqual([2 ** 53, 2 ** 60]);
});

test.each(['0.1,0.10000000000000000001', '1,1.0', '-0,0'])(
  'parseNumberList shows two spellings of one number as they were typed: %s',
  (text) => {
    const [before, after] = text.split(',');
    expect(() => parseNumberList(text)).toThrow(
      `${before} (number 1) is followed by ${after} (number 2): in float64 they are the same number`,
    );
  },
);
