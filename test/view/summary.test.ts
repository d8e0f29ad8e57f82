import { describe, expect, test } from 'vitest';
import type { FeatureStats } from '../../src/core/stats.ts';
import { statsJson, summaryLines } from '../../src/view/summary.ts';

/** No row was rejected or repaired. */
const NOTHING = { rejected: 0, repaired: { padded: 0, long: 0, quotes: 0 } };

function feature(counts: readonly number[], more: Partial<FeatureStats> = {}): FeatureStats {
  return {
    name: 'fare',
    columns: ['fare'],
    label: (code) => `bin ${code}`,
    counts: Float64Array.from(counts),
    missing: 0,
    invalid: 0,
    overflow: 0,
    rounded: 0,
    empty: 0,
    outside: 0,
    ...more,
  };
}

describe('summaryLines', () => {
  test('has the number of rows, and of dropped and rejected rows', () => {
    expect(summaryLines({ rows: 0, dropped: 0, ...NOTHING, features: [] })).toEqual(['0 rows']);
    expect(summaryLines({ rows: 1, dropped: 0, ...NOTHING, features: [] })).toEqual(['1 row']);
    expect(summaryLines({ rows: 1_234_567, dropped: 1_000, ...NOTHING, features: [] })).toEqual([
      '1,234,567 rows (1,000 dropped)',
    ]);
  });

  test('aligns the counts of each feature', () => {
    const label = (code: number): string => ['(-inf, 10)', '[10, 20)', '[20, +inf)'][code] ?? '';
    const features = [feature([1, 1_234, 65], { label, missing: 2, invalid: 3 })];
    expect(summaryLines({ rows: 1305, dropped: 0, ...NOTHING, features })).toEqual([
      '1,305 rows',
      'fare: 2 missing, 3 invalid',
      '  0  (-inf, 10)      1   0.1%',
      '  1  [10, 20)    1,234  94.9%',
      '  2  [20, +inf)     65   5.0%',
    ]);
  });

  test('has the number of columns of a feature with several', () => {
    const features = [feature([2], { name: 'trip', columns: ['a', 'b'] })];
    expect(summaryLines({ rows: 1, dropped: 0, ...NOTHING, features })[1]).toBe(
      'trip (2 columns): 0 missing, 0 invalid',
    );
  });

  test('has overflowing numbers only if there are some', () => {
    const features = [feature([2], { overflow: 1_000 })];
    expect(summaryLines({ rows: 2, dropped: 0, ...NOTHING, features })[1]).toBe(
      'fare: 0 missing, 0 invalid, 1,000 too large for float64, counted as infinite',
    );
  });

  test('has numbers outside the edges only if there are some', () => {
    const features = [feature([2], { outside: 1_000 })];
    expect(summaryLines({ rows: 2, dropped: 0, ...NOTHING, features })[1]).toBe(
      'fare: 0 missing, 0 invalid, 1,000 outside the edges',
    );
  });

  test('lists at most 30 bins', () => {
    const all = Array.from({ length: 31 }, (_, i) => i);
    const lines = summaryLines({ rows: 1, dropped: 0, ...NOTHING, features: [feature(all)] });
    expect(lines).toHaveLength(2 + 30 + 1);
    expect(lines.at(-1)).toBe('  and 1 bin more; --stats FILE has them all');
    const fits = summaryLines({
      rows: 1,
      dropped: 0,
      ...NOTHING,
      features: [feature(all.slice(1))],
    });
    expect(fits).toHaveLength(2 + 30);
    const many = summaryLines({
      rows: 1,
      dropped: 0,
      ...NOTHING,
      features: [feature([...all, ...all])],
    });
    expect(many.at(-1)).toBe('  and 32 bins more; --stats FILE has them all');
  });

  test('takes shares of all bins, listed or not', () => {
    const counts = [...Array.from({ length: 30 }, () => 1), 70];
    const lines = summaryLines({ rows: 100, dropped: 0, ...NOTHING, features: [feature(counts)] });
    expect(lines[2]).toMatch(/ 1 {2}1\.0%$/);
  });

  test('has no shares for a feature without values', () => {
    const lines = summaryLines({
      rows: 1,
      dropped: 0,
      ...NOTHING,
      features: [feature([0, 0], { missing: 1 })],
    });
    expect(lines.slice(1)).toEqual([
      'fare: 1 missing, 0 invalid',
      '  0  bin 0  0',
      '  1  bin 1  0',
    ]);
  });

  test('aligns labels by their width in terminal cells', () => {
    const label = (code: number): string => ['低', 'high'][code] ?? '';
    const stats = { rows: 2, dropped: 0, ...NOTHING, features: [feature([1, 1], { label })] };
    expect(summaryLines(stats).slice(2)).toEqual(['  0  低    1  50.0%', '  1  high  1  50.0%']);
  });
});

describe('statsJson', () => {
  test('has all counts of the summary, and all bins', () => {
    const counts = Array.from({ length: 40 }, (_, i) => i);
    const stats = {
      rows: 5,
      dropped: 1,
      ...NOTHING,
      features: [feature(counts, { missing: 2, invalid: 3, overflow: 4 })],
    };
    const text = statsJson(stats);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      rows: 5,
      dropped: 1,
      ...NOTHING,
      features: [
        {
          name: 'fare',
          columns: ['fare'],
          missing: 2,
          invalid: 3,
          overflow: 4,
          rounded: 0,
          empty: 0,
          outside: 0,
          bins: counts.map((count, code) => ({ code, label: `bin ${code}`, count })),
        },
      ],
    });
  });

  test('writes counts past 2^32 as whole numbers', () => {
    const text = statsJson({
      rows: 2 ** 53 - 1,
      dropped: 0,
      ...NOTHING,
      features: [feature([2 ** 40])],
    });
    expect(text).toContain('9007199254740991');
    expect(text).toContain('1099511627776');
  });
});
