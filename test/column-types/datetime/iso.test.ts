import { describe, expect, test } from 'vitest';
import { parseIso } from '../../../src/column-types/datetime/iso.ts';

const instant = (text: string): number | undefined => {
  const time = parseIso(text);
  return time === undefined ? undefined : time.local - (time.offset ?? 0);
};

describe('a time in ISO 8601', () => {
  test.each([
    ['2026-03-02', Date.UTC(2026, 2, 2)],
    ['2026-03-02T06:04', Date.UTC(2026, 2, 2, 6, 4)],
    ['2026-03-02 06:04:05', Date.UTC(2026, 2, 2, 6, 4, 5)],
    ['2026-03-02T06:04:05.5', Date.UTC(2026, 2, 2, 6, 4, 5, 500)],
    ['2026-03-02T06:04:05Z', Date.UTC(2026, 2, 2, 6, 4, 5)],
    ['2026-03-02T06:04:05+02:00', Date.UTC(2026, 2, 2, 4, 4, 5)],
    ['2026-03-02T06:04-0330', Date.UTC(2026, 2, 2, 9, 34)],
    ['1969-12-31T23:59:59.999', -1],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['0001-01-01', -62_135_596_800_000],
  ])('reads %s', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  test('cuts digits finer than a millisecond downwards, before 1970 too', () => {
    expect(instant('2026-01-01T00:00:00.0019')).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 1));
    expect(instant('1969-12-31T23:59:59.9999')).toBe(-1);
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-03-02T24:00',
    '2026-03-02T12:60',
    '2026-03-02T12:00:60',
    '2026-03-02T12',
    '2026-3-2',
    '02.03.2026',
    '2026-03-02T12:00+25:00',
    '2026-03-02T12:00Z+01:00',
    '20260302',
    '2026-03-02  12:00',
    '2026-03-02T12:00:00.',
    '１999-01-01',
    '',
  ])('is not %j', (text) => {
    expect(parseIso(text)).toBeUndefined();
  });
});
