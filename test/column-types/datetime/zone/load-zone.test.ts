import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { zoneTable } from '../../../../src/column-types/datetime/zone/load-zone.ts';
import { offsetAt, UTC } from '../../../../src/column-types/datetime/zone/zone.ts';
import { caught } from '../../../support/caught.ts';

describe('the table of a zone', () => {
  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'has the offsets of Temporal: %s',
    (name) => {
      const zone = zoneTable(name);
      const near = zone.instants.slice(1).flatMap((instant) => [instant - 1, instant]);
      const offsets = [...near, 0, Date.UTC(2026, 6, 1)].map((instant) => offsetAt(zone, instant));
      const expected = [...near, 0, Date.UTC(2026, 6, 1)].map(
        (instant) =>
          Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name)
            .offsetNanoseconds / 1e6,
      );
      expect(offsets).toEqual(expected);
    },
  );

  test.each(['UTC', 'utc', 'Etc/UTC', 'GMT'])('%s needs no Temporal', (name) => {
    expect(zoneTable(name)).toBe(UTC);
  });

  test.each([
    ['+02:00', 7_200_000],
    ['-0330', -12_600_000],
    ['+14', 50_400_000],
    ['-00:00', 0],
  ])('the offset %s is the same at all times', (name, offset) => {
    expect(zoneTable(name)).toEqual({
      name,
      instants: [Number.NEGATIVE_INFINITY],
      offsets: [offset],
    });
    expect(
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).offsetNanoseconds,
    ).toBe(offset * 1e6);
  });

  test.each(['+24:00', '+02:60', '+2', '02:00', '+02:00:30'])(
    'is rejected for %s, which is no offset',
    async (name) => {
      const error = await caught(() => zoneTable(name));
      expect(error).toMatchObject({ code: 'E_SPEC', message: `unknown time zone "${name}"` });
    },
  );

  test('is made once', () => {
    expect(zoneTable('Europe/Berlin')).toBe(zoneTable('Europe/Berlin'));
  });

  test('is rejected for an unknown zone', async () => {
    const error = await caught(() => zoneTable('Europe/Atlantis'));
    expect(error).toMatchObject({ code: 'E_SPEC', message: 'unknown time zone "Europe/Atlantis"' });
  });
});
