import { describe, expect, test } from 'vitest';
import { strptime } from '../../../src/column-types/datetime/strptime.ts';
import { caught } from '../../support/caught.ts';

describe('a pattern of strptime', () => {
  test.each([
    ['%d.%m.%Y %H:%M', '02.03.2026 06:04', Date.UTC(2026, 2, 2, 6, 4)],
    ['%m/%d/%y', '3/2/26', Date.UTC(2026, 2, 2)],
    ['%m/%d/%y', '3/2/69', Date.UTC(1969, 2, 2)],
    ['%d %b %Y', '2 MAR 2026', Date.UTC(2026, 2, 2)],
    ['%Y-%m-%d %I:%M %p', '2026-03-02 12:05 am', Date.UTC(2026, 2, 2, 0, 5)],
    ['%Y-%m-%d %I:%M %p', '2026-03-02 12:05 PM', Date.UTC(2026, 2, 2, 12, 5)],
    ['%Y%m%d', '20260302', Date.UTC(2026, 2, 2)],
    ['%Y (%m)', '2026 (3)', Date.UTC(2026, 2, 1)],
    ['100%% %Y', '100% 2026', Date.UTC(2026, 0, 1)],
    ['%Y-%m-%dT%H:%M:%S.%f', '2026-03-02T06:04:05.123456', Date.UTC(2026, 2, 2, 6, 4, 5, 123)],
  ])('%s reads %s', (pattern, text, local) => {
    expect(strptime(pattern)(text)).toEqual({ local, offset: undefined });
  });

  test('reads an offset', () => {
    expect(strptime('%Y-%m-%d %H:%M %z')('2026-03-02 06:04 +0200')).toEqual({
      local: Date.UTC(2026, 2, 2, 6, 4),
      offset: 7_200_000,
    });
  });

  test.each([
    ['%d.%m.%Y', '31.02.2026'],
    ['%d.%m.%Y', '2.3.2026 '],
    ['%d.%m.%Y', '02x03x2026'],
    ['%I %p %Y', '13 pm 2026'],
  ])('%s does not read %j', (pattern, text) => {
    expect(strptime(pattern)(text)).toBeUndefined();
  });

  test.each([
    ['%d.%m.%Q', 'unknown directive %Q'],
    ['%d.%m', 'no year'],
    ['%Y %Y', '%Y occurs twice'],
    ['%Y %I', '%I needs %p'],
    ['%Y %m %b', '%m and %b are the same part'],
    ['%Y %', 'unknown directive %'],
  ])('%s is rejected: %s', async (pattern, why) => {
    const error = await caught(() => strptime(pattern));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toContain(why);
  });
});
