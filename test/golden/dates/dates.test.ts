import { describe, expect, test } from 'vitest';
import { floorTo, parseStep } from '../../../src/column-types/datetime/calendar.ts';
import { localAt } from '../../../src/column-types/datetime/format.ts';
import { parseIso } from '../../../src/column-types/datetime/iso.ts';
import { partOf, TIME_PARTS } from '../../../src/column-types/datetime/part.ts';
import { zoneTable } from '../../../src/column-types/datetime/zone/load-zone.ts';
import { instantOf } from '../../../src/column-types/datetime/zone/zone.ts';
import golden from './dates.json' with { type: 'json' };

/** The beginning of the step that an instant is in, as an instant. */
function floorIn(name: string, instant: number, step: string): number | undefined {
  const zone = zoneTable(name);
  const local = floorTo(localAt(zone, instant), parseStep(step));
  return instantOf(zone, local, 'earlier');
}

describe.each(golden.zones)('times in $zone', ({ zone: name, floors, locals, parts }) => {
  test.each(['month', 'quarter', 'year', 'week', 'day'] as const)(
    'are cut to a %s as polars cuts them',
    (step) => {
      const found = golden.instants.map((one) => floorIn(name, one, step));
      expect(found).toEqual(floors[step]);
    },
  );

  test.each(TIME_PARTS)('have the %s that pandas finds', (part) => {
    const zone = zoneTable(name);
    expect(golden.instants.map((one) => partOf(localAt(zone, one), part))).toEqual(parts[part]);
  });

  test.each(locals)('%s is the instant that pandas finds', (text, error, earlier, later) => {
    const zone = zoneTable(name);
    const local = parseIso(String(text))?.local ?? Number.NaN;
    expect(instantOf(zone, local, 'error') ?? null).toBe(error);
    // Pandas has no instant for a time that the zone skips.
    if (earlier === null) return;
    expect(instantOf(zone, local, 'earlier')).toBe(earlier);
    expect(instantOf(zone, local, 'later')).toBe(later);
  });
});

describe('times in UTC', () => {
  test.each(['month', 'quarter', 'year', 'week', 'day', 'hour', '6h'] as const)(
    'are cut to a %s as DuckDB cuts them',
    (step) => {
      const found = golden.instants.map((one) => floorIn('UTC', one, step));
      expect(found).toEqual(golden.duckdb[step]);
    },
  );
});
