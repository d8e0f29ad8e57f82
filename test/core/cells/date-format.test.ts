import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localOf } from '../../../src/column-types/datetime/civil.ts';
import { strptime } from '../../../src/column-types/datetime/strptime.ts';
import {
  dateFormats,
  isDate,
  isIsoDate,
  timeFormatFlag,
} from '../../../src/core/cells/date-format.ts';

describe('the formats that a date may be written in', () => {
  test.each([
    ['31.01.2026', ['%d.%m.%Y']],
    ['1.2.26', ['%d.%m.%y']],
    ['01/31/2026', ['%m/%d/%Y']],
    ['31/01/2026', ['%d/%m/%Y']],
    ['02/03/2026', ['%m/%d/%Y', '%d/%m/%Y']],
    ['2026/1/31', ['%Y/%m/%d']],
    ['31.01.2026 18:30', ['%d.%m.%Y %H:%M']],
    ['01/31/2026 6:30:15 PM', ['%m/%d/%Y %I:%M:%S %p']],
    ['01/31/2026 6:30pm', ['%m/%d/%Y %I:%M%p']],
    ['2026/01/31T06:30:15.123+01:00', ['%Y/%m/%dT%H:%M:%S.%f%z']],
    ['31.13.2026', []],
    ['13/13/2026', []],
    ['31.01.2026 noon', []],
    ['January', []],
    ['', []],
  ])('of %j are %j', (text, formats) => {
    expect(dateFormats(text)).toEqual(formats);
  });

  test('read the dates that they were found for', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1970, max: 2068 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 10, max: 59 }),
      shape: fc.constantFrom('d.m.Y', 'm/d/Y', 'd-m-Y', 'Y/m/d'),
    });
    fc.assert(
      fc.property(parts, ({ year, month, day, hour, minute, shape }) => {
        const date = shape
          .replace('Y', String(year))
          .replace('m', String(month))
          .replace('d', String(day));
        const found = dateFormats(`${date} ${hour}:${minute}`);
        const local = localOf({ year, month, day, hour, minute, second: 0, millisecond: 0 });
        expect(
          found.map((format) => strptime(format)(`${date} ${hour}:${minute}`)?.local),
        ).toContain(local);
      }),
    );
  });
});

test.each([
  ['2026-02-30', true, true],
  ['2026-02-30 12:00', true, true],
  ['2026-2-3', true, false],
  ['30.2.26', true, false],
  [' 30.2.26\t', true, false],
  ['30.2', false, false],
])('%j is a date: %j, as ISO 8601 writes it: %j', (text, date, iso) => {
  expect([isDate(text), isIsoDate(text)]).toEqual([date, iso]);
});

test.each([
  ['31.01.2026', '--time-format %d.%m.%Y'],
  ['02/03/2026', '--time-format %m/%d/%Y or %d/%m/%Y'],
  ['31.01.2026 18:30', '--time-format "%d.%m.%Y %H:%M"'],
  ['13/13/2026', '--time-format %d.%m.%Y'],
])('the flag for %j is %s', (text, flag) => {
  expect(timeFormatFlag(text)).toBe(flag);
});
