import { describe, expect, test } from 'vitest';
import { floorTo, nextStep, parseStep } from '../../../src/column-types/datetime/calendar.ts';
import { parseIso } from '../../../src/column-types/datetime/iso.ts';
import { periodNames } from '../../../src/column-types/datetime/periods.ts';

function local(text: string): number {
  return parseIso(text)?.local ?? Number.NaN;
}

/** The name of the only period of a time. */
function nameOf(step: string, text: string): string | undefined {
  return periodNames([], parseStep(step), local(text), false)?.[0];
}

describe('the names of periods', () => {
  test.each([
    ['year', '2026-03-02', '2026'],
    ['quarter', '2026-03-02', '2026-Q1'],
    ['quarter', '1969-12-31', '1969-Q4'],
    ['month', '2026-03-02T10:00', '2026-03'],
    ['day', '1969-12-31T23:59', '1969-12-31'],
    // The first week of ISO 8601 has the first Thursday of its year.
    ['week', '2026-01-01', '2026-W01'],
    ['week', '2025-12-29', '2026-W01'],
    ['week', '2025-12-28', '2025-W52'],
    ['week', '2021-01-03', '2020-W53'],
    ['week', '1970-01-01', '1970-W01'],
  ])('have the %s of %s: %s', (step, text, name) => {
    expect(nameOf(step, text)).toBe(name);
  });

  test.each(['6h', '2w', '2 months', 'hour'])('are missing for steps without names: %s', (step) => {
    expect(nameOf(step, '2026-03-02')).toBeUndefined();
  });

  test.each(['year', 'quarter', 'month', 'week', 'day'])(
    'differ and sort as times do: %s',
    (name) => {
      const step = parseStep(name);
      let start = floorTo(local('1965-05-05'), step);
      const starts = Array.from({ length: 500 }, () => (start = nextStep(start, step)));
      const names = periodNames(starts, step, local('1965-05-05'), false) ?? [];
      expect(names).toHaveLength(501);
      expect(new Set(names).size).toBe(501);
      expect(names.toSorted()).toEqual(names);
    },
  );

  test('say that the outer ones are open, and one open period has no name', () => {
    const step = parseStep('month');
    const [from, to] = [local('2026-02-01'), local('2026-03-01')];
    expect(periodNames([from, to], step, local('2026-01-15'), true)).toEqual([
      '2026-01 and before',
      '2026-02',
      '2026-03 and later',
    ]);
    expect(periodNames([], step, from, true)).toBeUndefined();
  });
});
