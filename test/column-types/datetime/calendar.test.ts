import { describe, expect, test } from 'vitest';
import { calendarBoundaries, parseStep } from '../../../src/column-types/datetime/calendar.ts';
import {
  formatLocal,
  resolutionOf,
  storedInstant,
} from '../../../src/column-types/datetime/format.ts';
import { zoneTable } from '../../../src/column-types/datetime/zone/load-zone.ts';
import { UTC } from '../../../src/column-types/datetime/zone/zone.ts';
import { caught } from '../../support/caught.ts';

const at = (text: string): number => new Date(text).getTime();

describe('calendar boundaries', () => {
  test('begin at or before the least time, and cover the greatest', () => {
    const found = calendarBoundaries(
      at('2026-01-15T00:00Z'),
      at('2026-03-01T00:00Z'),
      parseStep('month'),
      UTC,
      10,
    );
    expect(found).toEqual([
      at('2026-01-01T00:00Z'),
      at('2026-02-01T00:00Z'),
      at('2026-03-01T00:00Z'),
      at('2026-04-01T00:00Z'),
    ]);
  });

  test('keep to the local day where clocks change', () => {
    const berlin = zoneTable('Europe/Berlin');
    const found = calendarBoundaries(
      at('2026-03-28T12:00Z'),
      at('2026-03-30T12:00Z'),
      parseStep('day'),
      berlin,
      10,
    );
    expect(found.map((one) => storedInstant(one, berlin))).toEqual([
      '2026-03-28T00:00:00+01:00',
      '2026-03-29T00:00:00+01:00',
      '2026-03-30T00:00:00+02:00',
      '2026-03-31T00:00:00+02:00',
    ]);
  });

  test('are not more than may be', async () => {
    const error = await caught(() =>
      calendarBoundaries(0, at('2026-01-01T00:00Z'), parseStep('hour'), UTC, 100),
    );
    expect(error.code).toBe('E_FIT');
  });

  test('end where steps are longer than the times that there are', () => {
    const years = calendarBoundaries(
      at('1885-01-01'),
      at('2026-01-01'),
      parseStep('300000y'),
      UTC,
      9,
    );
    expect(years).toHaveLength(3);
    const [first = 0, second, third = 0] = years;
    expect([first < at('1885-01-01'), second, third > at('2026-01-01')]).toEqual([true, 0, true]);
    expect(calendarBoundaries(-8.64e15, 8.64e15, parseStep('100000y'), UTC, 9)).toHaveLength(7);
  });

  test.each([
    ...['', 'fortnight', '0 day', '-1d', '1.5h', '600000y', '1e9d', `${'9'.repeat(400)}s`],
    ...['constructor', '__proto__', 'toString', '2 valueof'],
  ])('have no step %j', async (text) => {
    expect((await caught(() => parseStep(text))).code).toBe('E_USAGE');
  });
});

describe('times as text', () => {
  test.each([
    [['2026-01-01T00:00Z', '2027-01-01T00:00Z'], 'year', '2026'],
    [['2026-03-01T00:00Z', '2027-01-01T00:00Z'], 'month', '2026-03'],
    [['2026-03-02T00:00Z', '2027-01-01T00:00Z'], 'day', '2026-03-02'],
    [['2026-03-02T06:00Z', '2027-01-01T00:00Z'], 'minute', '2026-03-02T06:00'],
    [['2026-03-02T06:00:05Z'], 'second', '2026-03-02T06:00:05'],
    [['2026-03-02T06:00:05.120Z'], 'millisecond', '2026-03-02T06:00:05.120'],
  ] as const)('are no longer than %j need', (times, resolution, first) => {
    const locals = times.map(at);
    expect(resolutionOf(locals)).toBe(resolution);
    expect(formatLocal(locals[0] as number, resolution)).toBe(first);
  });

  test('keep the offset in a spec', () => {
    expect(storedInstant(at('2026-03-02T06:00Z'), UTC)).toBe('2026-03-02T06:00:00Z');
  });
});
