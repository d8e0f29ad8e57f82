import { describe, expect, test } from 'vitest';
import {
  type CalendarStep,
  calendarBoundaries,
  floorTo,
  parseStep,
} from '../../../src/column-types/datetime/calendar.ts';
import { HOUR, MINUTE } from '../../../src/column-types/datetime/civil.ts';
import {
  formatLocal,
  localAt,
  resolutionOf,
  storedInstant,
} from '../../../src/column-types/datetime/format.ts';
import { zoneTable } from '../../../src/column-types/datetime/zone/load-zone.ts';
import { UTC, type ZoneTable } from '../../../src/column-types/datetime/zone/zone.ts';
import { caught } from '../../support/caught.ts';

const at = (text: string): number => new Date(text).getTime();

/** The minutes after the first at which a step begins: of clocks a step of another local time, else a later one. */
function begun(step: CalendarStep, zone: ZoneTable, from: number, to: number): number[] {
  const isClock = step.unit === 'minute' || step.unit === 'hour';
  const found: number[] = [];
  let before = floorTo(localAt(zone, from), step);
  for (let time = from + MINUTE; time <= to; time += MINUTE) {
    const begin = floorTo(localAt(zone, time), step);
    if (isClock ? begin === before : begin <= before) continue;
    found.push(time);
    before = begin;
  }
  return found;
}

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

  test.each([
    ['hour', ['01:00:00+02:00', '02:00:00+02:00', '03:00:00+01:00', '04:00:00+01:00']],
    ['6h', ['00:00:00+02:00', '06:00:00+01:00']],
    ['day', ['00:00:00+02:00']],
    [
      '30min',
      [
        ...['01:30:00+02:00', '02:00:00+02:00', '02:30:00+02:00', '02:00:00+01:00'],
        ...['02:30:00+01:00', '03:00:00+01:00', '03:30:00+01:00'],
      ],
    ],
  ])('have a bin of two hours where clocks show an hour twice: every %s', (step, times) => {
    const berlin = zoneTable('Europe/Berlin');
    const [from, to] = [at('2026-10-24T23:45Z'), at('2026-10-25T02:15Z')];
    const found = calendarBoundaries(from, to, parseStep(step), berlin, 10);
    const expected = times.map((time) => `2026-10-25T${time}`);
    expect(found.map((one) => storedInstant(one, berlin)).slice(0, expected.length)).toEqual(
      expected,
    );
  });

  /** Clock changes, with the hours around them: an hour, half an hour, two hours, at and after midnight, a day. */
  const CHANGES = [
    ['Europe/Berlin', '2026-10-25T01:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['America/New_York', '2026-03-08T07:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Antarctica/Troll', '2026-10-25T01:00Z'],
    ['Atlantic/Azores', '2026-10-25T01:00Z'],
    ['America/Sao_Paulo', '2018-02-18T02:00Z'],
    ['America/Sao_Paulo', '2018-11-04T03:00Z'],
    ['America/St_Johns', '2006-10-29T02:31Z'],
    ['Pacific/Apia', '2011-12-30T10:00Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00Z'],
  ] as const;
  const STEPS = ['10min', '15min', '30min', 'hour', '2h', '6h', 'day', 'week', 'month'];

  test.each(CHANGES)('begin steps where clocks do: %s, %s', (name, change) => {
    const zone = zoneTable(name);
    const [from, to] = [at(change) - 40 * HOUR, at(change) + 40 * HOUR];
    for (const text of STEPS) {
      const found = calendarBoundaries(from, to, parseStep(text), zone, 1000);
      expect(found[0], text).toBeLessThanOrEqual(from);
      expect(found.at(-1), text).toBeGreaterThan(to);
      expect(found.slice(1, -1), text).toEqual(begun(parseStep(text), zone, from, to));
    }
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
