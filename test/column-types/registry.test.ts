import { describe, expect, test } from 'vitest';
import type { TypeMembers } from '../../src/column-types/registry.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  foreignMember,
  membersOfType,
  recognizedType,
} from '../../src/column-types/registry.ts';
import { caught } from '../support/caught.ts';

const at = (text: string): number => new Date(text).getTime();

describe('a column type', () => {
  test('is absent for plain numbers', () => {
    expect(columnType({})).toBeUndefined();
    expect(columnType({ type: 'number', numbers: [] })).toBeUndefined();
  });

  test.each<[TypeMembers, string, number | undefined]>([
    [{ type: 'datetime' }, '2026-03-01', at('2026-03-01T00:00Z')],
    [{ type: 'datetime' }, '2026-02-30', undefined],
    [{ type: 'datetime', zone: 'Europe/Berlin' }, '2026-03-01', at('2026-02-28T23:00Z')],
    [{ type: 'datetime', zone: 'Europe/Berlin' }, '2026-03-29T02:30', undefined],
    [
      { type: 'datetime', zone: 'Europe/Berlin', ambiguous: 'later' },
      '2026-10-25T02:30',
      at('2026-10-25T01:30Z'),
    ],
    [{ type: 'datetime', time_format: 'epoch_s' }, '1.001', 1001],
    [{ type: 'datetime', time_format: 'epoch_s' }, '-0.0005', -1],
    [{ type: 'datetime', time_format: 'epoch_us' }, '1999', 1],
    [{ type: 'datetime', time_format: 'epoch_ms' }, '1e400', undefined],
    [{ type: 'datetime', time_format: 'epoch_ms' }, 'inf', undefined],
    [{ type: 'datetime', time_format: '%d.%m.%Y' }, '01.03.2026', at('2026-03-01T00:00Z')],
    [{ type: 'datetime', part: 'weekday' }, '2026-03-01', 7],
    [{ type: 'datetime', part: 'hour', zone: 'America/New_York' }, '2026-03-01T12:00Z', 7],
    [{ type: 'duration' }, '1:30:00', 5400],
    [{ numbers: ['percent'] }, '12.5%', 0.125],
  ])('%j reads %s', (members, text, value) => {
    expect(columnType(members)?.parse(text)).toBe(value);
  });

  test.each<[TypeMembers, unknown, number]>([
    [{ type: 'datetime' }, '2026-03-01T00:00:00Z', at('2026-03-01T00:00Z')],
    [{ type: 'datetime', zone: 'Europe/Berlin' }, '2026-07-01', at('2026-06-30T22:00Z')],
    [{ type: 'datetime' }, new Date(5), 5],
    [{ type: 'datetime', part: 'month' }, 'mar', 3],
    [{ type: 'duration' }, '90s', 90],
    [{ type: 'duration' }, 90, 90],
  ])('%j has the boundary %j, and reads back what a spec keeps of it', (members, given, value) => {
    const type = columnType(members);
    expect(type?.parseBoundary(given)).toBe(value);
    expect(type?.parseBoundary(type.storedBoundary(value))).toBe(value);
  });

  test('keeps instants with the offset of the zone', () => {
    const type = columnType({ type: 'datetime', zone: 'Europe/Berlin' });
    expect(type?.storedBoundary(at('2026-06-30T22:00Z'))).toBe('2026-07-01T00:00:00+02:00');
  });

  test('rejects an unknown zone and a bad pattern', async () => {
    const zone = await caught(() => columnType({ type: 'datetime', zone: 'Mars/Olympus' }));
    expect(zone.message).toBe('unknown time zone "Mars/Olympus"');
    const format = await caught(() => columnType({ type: 'datetime', time_format: '%q' }));
    expect(format.message).toContain('unknown directive %q');
  });

  test.each(COLUMN_TYPE_NAMES)('%s reads its own boundaries back', (type) => {
    const made = columnType({ type, numbers: type === 'number' ? ['si'] : undefined });
    expect(made?.parseBoundary(made.storedBoundary(86_400_000))).toBe(86_400_000);
  });

  test('names a member that it does not read', () => {
    expect(foreignMember({ zone: 'UTC' })).toBe('zone');
    expect(foreignMember({ type: 'duration', part: 'hour' })).toBe('part');
    expect(foreignMember({ type: 'datetime', part: 'hour' })).toBeUndefined();
  });

  test.each([
    [['2026-01-01', '2026-04-01T06:00'], 'datetime'],
    [['90s', 'PT1H'], 'duration'],
    [['90s', '1:30:00'], undefined],
    [['2026-01-01', '5'], undefined],
    [['10', '20'], undefined],
    [[], undefined],
  ])('is recognized by the list %j: %s', (items, name) => {
    expect(recognizedType(items)).toBe(name);
  });
});

/** The texts of a list: its edges, and the bins between them. */
function textsOf(members: TypeMembers, boundaries: readonly string[]): readonly string[] {
  const type = columnType(members);
  const values = boundaries.map((one) => type?.parseBoundary(one) as number);
  const texts = type?.texts?.(values, 'left');
  return values.map((value, i) => {
    const bin = texts?.bin(values[i - 1] ?? Number.NEGATIVE_INFINITY, value);
    return bin ?? (texts?.edge(value) as string);
  });
}

describe('the texts of a list', () => {
  test.each<[TypeMembers, readonly string[], readonly string[]]>([
    [{ type: 'datetime' }, ['2026-01-01', '2026-04-01'], ['2026-01-01', '2026-04-01']],
    [
      { type: 'datetime' },
      ['2026-02-01', '2026-03-01', '2026-04-01'],
      ['2026-02-01', '2026-02', '2026-03'],
    ],
    [{ type: 'datetime' }, ['2025-01-01', '2026-01-01'], ['2025-01-01', '2025']],
    [{ type: 'datetime' }, ['2026-01-31', '2026-02-01'], ['2026-01-31', '2026-01-31']],
    [
      { type: 'datetime' },
      ['2026-01-01T06:00', '2026-01-02'],
      ['2026-01-01T06:00', '2026-01-02T00:00'],
    ],
    [
      { type: 'datetime' },
      ['2026-01-01T06:00', '2026-01-01T12:00', '2026-01-03'],
      ['2026-01-01T06:00', '[2026-01-01T06:00, 12:00)', '2026-01-03T00:00'],
    ],
    [
      { type: 'datetime', zone: 'Europe/Berlin' },
      ['2026-03-01', '2026-04-01'],
      ['2026-03-01', '2026-03'],
    ],
    [{ type: 'datetime', part: 'weekday' }, ['Sat', '7'], ['Mon-Fri', 'Sat']],
    [{ type: 'datetime', part: 'hour' }, ['6', '12'], ['0-5', '6-11']],
    [{ type: 'duration' }, ['90', '1:00:00'], ['0:01:30', '1:00:00']],
  ])('%j %j are no longer than needed', (members, boundaries, texts) => {
    expect(textsOf(members, boundaries)).toEqual(texts);
  });
});

test('the members of a type are those that its definition reads', () => {
  const members = {
    numbers: ['percent'],
    time_format: 'epoch_s',
    zone: 'UTC',
    ambiguous: 'later',
    part: 'hour',
  } as const;
  const { numbers, ...times } = members;
  expect(membersOfType('number', members)).toEqual({ numbers });
  expect(membersOfType('datetime', members)).toEqual(times);
  expect(membersOfType('duration', members)).toEqual({});
  for (const name of COLUMN_TYPE_NAMES) {
    expect(foreignMember({ type: name, ...membersOfType(name, members) })).toBeUndefined();
  }
});
