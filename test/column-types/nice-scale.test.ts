import { expect, test } from 'vitest';
import { niceScale } from '../../src/column-types/nice-scale.ts';
import { COLUMN_TYPE_NAMES } from '../../src/column-types/registry.ts';

test('times and durations have nice numbers of their own; numbers and parts of times have none', () => {
  const given = COLUMN_TYPE_NAMES.map((type) => [type, niceScale({ type }) !== undefined]);
  expect(Object.fromEntries(given)).toMatchObject({
    number: false,
    datetime: true,
    duration: true,
  });
  expect(niceScale({})).toBeUndefined();
  expect(niceScale({ type: 'datetime', part: 'hour' })).toBeUndefined();
});

test('the nice numbers of times are those of their zone', () => {
  const [min, max] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 2, 1)];
  const edges = (zone: string) =>
    niceScale({ type: 'datetime', zone })?.calendar?.edges(min, max, 'month');
  expect(edges('UTC')).toContain(Date.UTC(2026, 1, 1));
  expect(edges('Europe/Berlin')).toContain(Date.UTC(2026, 0, 31, 23));
});
