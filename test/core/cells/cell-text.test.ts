import { describe, expect, test } from 'vitest';
import { textOfKey } from '../../../src/core/cells/cell-text.ts';

describe('the text of a key', () => {
  test.each([
    ['DE', 'DE'],
    [' x ', ' x '],
    [7.5, '7.5'],
    [-0, '0'],
    [12n, '12'],
    [false, 'false'],
    [null, ''],
    [undefined, ''],
    [Number.NaN, ''],
  ])('of %s is %j', (value, text) => {
    expect(textOfKey(value)).toBe(text);
  });

  test('of a Date is ISO 8601, whatever the zone of the machine', () => {
    expect(textOfKey(new Date('2026-01-05T01:00+09:00'))).toBe('2026-01-04T16:00:00.000Z');
  });

  test.each([
    ['an object', {}],
    ['an array', [1]],
    ['an object without a prototype', Object.create(null)],
    ['an invalid Date', new Date('x')],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
  ])('is undefined for %s', (_, value) => {
    expect(textOfKey(value)).toBeUndefined();
  });
});
