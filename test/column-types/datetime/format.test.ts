import { describe, expect, test } from 'vitest';
import { civilOf, localOf } from '../../../src/column-types/datetime/civil.ts';
import { formatLocal, storedInstant } from '../../../src/column-types/datetime/format.ts';
import { zoneTable } from '../../../src/column-types/datetime/zone/load-zone.ts';
import { columnType } from '../../../src/column-types/registry.ts';

const MAX_TIME = 8.64e15;
const at = (text: string): number => new Date(text).getTime();

/** Zones with offsets of minutes and seconds, on both sides, and beyond a day of difference. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Africa/Monrovia',
  'Pacific/Apia',
  'America/New_York',
];

/** Times of all sizes and signs, with those where offsets and digits of years change. */
const TIMES = [
  ...Array.from({ length: 54 }, (_, i) => [2 ** i, -(2 ** i), 1.7 ** i, 2 ** i + 12_345]).flat(),
  ...['1885-01-01T00:00Z', '1893-03-31T23:06:32Z', '1972-01-07T00:44:30Z', '2026-03-29T01:00Z'].map(
    at,
  ),
  ...[
    '0000-01-01T00:00Z',
    '9999-12-31T23:59:59.999Z',
    '+010000-01-01T00:00Z',
    '-000001-12-31T23:59Z',
  ]
    .map(at)
    .flatMap((time) => [time - 3_600_000, time - 1, time, time + 1, time + 3_600_000]),
  ...[MAX_TIME, -MAX_TIME, 2 * MAX_TIME, 0, 0.5, -0.25],
];

describe('a boundary of times that a spec keeps', () => {
  test.each(ZONES)('is read back as the same number in %s', (zone) => {
    const type = columnType({ type: 'datetime', zone });
    for (const time of TIMES) {
      const stored = type?.storedBoundary(time);
      expect(type?.parseBoundary(stored), String(stored)).toBe(time);
    }
  });

  test('is in UTC where the offset has seconds, and a number where ISO 8601 has no four digits', () => {
    const berlin = zoneTable('Europe/Berlin');
    expect(storedInstant(at('1885-06-01T00:00Z'), berlin)).toBe('1885-06-01T00:00:00Z');
    expect(storedInstant(at('1900-06-01T00:00Z'), berlin)).toBe('1900-06-01T01:00:00+01:00');
    expect(storedInstant(at('+010000-01-01T00:00Z'), berlin)).toBe(253_402_300_800_000);
    expect(storedInstant(at('9999-12-31T23:30Z'), berlin)).toBe(at('9999-12-31T23:30Z'));
    expect(storedInstant(0.5, berlin)).toBe(0.5);
  });
});

describe('a local time', () => {
  test.each(TIMES.filter(Number.isInteger))('is made of its parts again: %d', (time) => {
    expect(localOf(civilOf(time))).toBe(time);
  });

  test('has a year with a sign and six digits beyond four of them', () => {
    expect(formatLocal(at('+010000-02-03T00:00Z'), 'day')).toBe('+010000-02-03');
    expect(formatLocal(at('-000001-02-03T00:00Z'), 'month')).toBe('-000001-02');
    expect(formatLocal(at('0000-02-03T00:00Z'), 'year')).toBe('0000');
  });
});
