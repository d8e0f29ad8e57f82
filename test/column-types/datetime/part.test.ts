import { describe, expect, test } from 'vitest';
import { eachValue, parsePart, partBinName } from '../../../src/column-types/datetime/part.ts';

describe('the parts of a time', () => {
  test('have a boundary before each value but the first; years have no end', () => {
    expect(eachValue('weekday')).toEqual([2, 3, 4, 5, 6, 7]);
    expect(eachValue('hour')).toHaveLength(23);
    expect(eachValue('year')).toBeUndefined();
  });

  test.each([
    ['Mon', 'weekday', 1],
    ['sun', 'weekday', 7],
    ['DEC', 'month', 12],
    ['q3', 'quarter', 3],
    ['17', 'hour', 17],
    ['Mon', 'month', undefined],
  ] as const)('%s is a %s', (text, part, value) => {
    expect(parsePart(text, part)).toBe(value);
  });

  test.each([
    [Number.NEGATIVE_INFINITY, 2, 'weekday', 'left', 'Mon'],
    [6, Number.POSITIVE_INFINITY, 'weekday', 'left', 'Sat-Sun'],
    [5, Number.POSITIVE_INFINITY, 'weekday', 'right', 'Sat-Sun'],
    [6, 12, 'hour', 'left', '6-11'],
    [6, 12, 'hour', 'right', '7-12'],
    [6.5, 7.5, 'hour', 'left', '7'],
    [6.2, 6.8, 'hour', 'left', undefined],
    [2024, 2026, 'year', 'left', '2024-2025'],
    [2024, Number.POSITIVE_INFINITY, 'year', 'left', undefined],
  ] as const)(
    'from %d to %d of %s, closed %s, are named %s',
    (lower, upper, part, closed, name) => {
      expect(partBinName(lower, upper, part, closed)).toBe(name);
    },
  );
});
