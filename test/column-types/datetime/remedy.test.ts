import { describe, expect, test } from 'vitest';
import { datetime } from '../../../src/column-types/datetime/datetime.ts';
import type { TypeMembers } from '../../../src/column-types/registry.ts';
import { POINT } from '../../../src/core/cells/notation.ts';

function remedy(text: string, members: TypeMembers = {}): string | undefined {
  const type = datetime.make({ type: 'datetime', ...members }, POINT);
  expect(type.parse(text)).toBeUndefined();
  return type.remedy(text, POINT);
}

const BERLIN: TypeMembers = { zone: 'Europe/Berlin' };
const CHOOSE =
  'as its clocks change: add --ambiguous earlier or later, or an offset such as +01:00';

describe('the remedy for a cell that is not a time', () => {
  test.each([
    ['2026-02-30', 'there is no such date or time: correct it'],
    ['2026-02-03 25:00', 'there is no such date or time: correct it'],
    ['03/25/2026', 'add --time-format %m/%d/%Y'],
    ['03/04/2026', 'add --time-format %m/%d/%Y or %d/%m/%Y'],
    ['25.3.2026 6:30', 'add --time-format "%d.%m.%Y %H:%M"'],
    ['1767225600', 'add --time-format epoch_s, if it counts from 1970'],
    ['1767225600000', 'add --time-format epoch_ms, if it counts from 1970'],
    ['1767225600000000', 'add --time-format epoch_us, if it counts from 1970'],
  ])('%j: %s', (text, words) => {
    expect(remedy(text)).toBe(words);
  });

  test('names ISO 8601 and the flag for text of no usual form', () => {
    expect(remedy('soon')).toMatch(/^use ISO 8601, .*--time-format %d\.%m\.%Y$/);
  });

  test('names the format that the cells are read in', () => {
    const members = { time_format: '%d.%m.%Y' };
    expect(remedy('2026-01-01', members)).toMatch(/^the cells are read as "%d\.%m\.%Y"/);
    expect(remedy('x', { time_format: 'epoch_s' })).toMatch(/^the cells are read as "epoch_s"/);
  });

  test.each<[string, TypeMembers]>([
    ['2026-03-29 02:30', BERLIN],
    ['29.03.2026 02:30', { ...BERLIN, time_format: '%d.%m.%Y %H:%M' }],
    ['2026-03-29 02:30', { ...BERLIN, part: 'hour' }],
  ])('says that the zone skips %j', (text, members) => {
    expect(remedy(text, members)).toBe(`Europe/Berlin skips this time, ${CHOOSE}`);
  });

  test('names a time that the zone repeats', () => {
    expect(remedy('2026-10-25 02:30', BERLIN)).toBe(`Europe/Berlin has this time twice, ${CHOOSE}`);
  });
});

describe('the remedy for a boundary that is not a time', () => {
  const typeOf = (members: TypeMembers) => datetime.make({ type: 'datetime', ...members }, POINT);

  test.each<[string, TypeMembers, string]>([
    ['2026-02-30', {}, 'there is no such date or time: correct it'],
    ['soon', { time_format: '%d.%m.%Y' }, 'a list looks like 2026-01-01,2026-04-01T06:30'],
    ['2026-10-25T02:30', BERLIN, `Europe/Berlin has this time twice, ${CHOOSE}`],
    ['2026-03-29 02:30', BERLIN, `Europe/Berlin skips this time, ${CHOOSE}`],
    ['Fro', { part: 'weekday' }, 'a list looks like Wed,Thu'],
    ['x', { part: 'year' }, 'a list looks like 2026,2027'],
  ])('%j, %j: %s', (text, members, words) => {
    const { parseBoundary, boundaryRemedy } = typeOf(members);
    expect(parseBoundary(text)).toBeUndefined();
    expect(boundaryRemedy(text)).toBe(words);
  });

  test.each(['earlier', 'later'] as const)(
    'is no matter if %s is chosen, as in cells',
    (ambiguous) => {
      for (const text of ['2026-10-25T02:30', '2026-03-29 02:30']) {
        const { parse, parseBoundary } = typeOf({ ...BERLIN, ambiguous });
        expect(parseBoundary(text)).toBe(parse(text));
        expect(parseBoundary(text)).toEqual(expect.any(Number));
      }
    },
  );
});
