import { describe, expect, test } from 'vitest';
import type { CellCounts } from '../../src/core/stats.ts';
import { countBlock, emptyBinStats, featureStats } from '../../src/engine/stats.ts';
import { planOf as plan } from './plans.ts';

const planOf = (spec: unknown): ReturnType<typeof plan> => plan({ header: ['a', 'b', 'c'], spec });

const PLAN = planOf({
  missing: 'own',
  features: [
    { columns: ['c', 'a'], boundaries: [0, 1] },
    { columns: ['b'], boundaries: [0] },
  ],
});

const counts = (stats: readonly CellCounts[]): number[][] =>
  stats.map((feature) => [...feature.counts]);

describe('counts', () => {
  test('start at zero, with a place for every bin of every feature', () => {
    const { features, ...rest } = featureStats(emptyBinStats(PLAN), PLAN);
    expect(rest).toEqual({
      rows: 0,
      dropped: 0,
      rejected: 0,
      repaired: { padded: 0, long: 0, quotes: 0 },
    });
    expect(counts(features)).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0],
    ]);
    expect(features).toMatchObject([
      { name: 'c_a', columns: ['c', 'a'], missing: 0, invalid: 0, overflow: 0 },
      { name: 'b', columns: ['b'], missing: 0, invalid: 0, overflow: 0 },
    ]);
    expect(features[0]?.label(3)).toBe('missing');
  });

  test('of a block are added to the feature that its columns are of', () => {
    const stats = emptyBinStats(PLAN);
    const record = { fields: [], start: 0, end: 0 };
    const block = {
      values: [],
      records: [record, record],
      dropped: 3,
      rejected: 1,
      repaired: { padded: 1, long: 0, quotes: 2 },
      read: 6,
      missing: Float64Array.of(3, 5, 7),
      invalid: Float64Array.of(1, 2, 4),
      overflow: Float64Array.of(8, 16, 32),
      rounded: Float64Array.of(1, 0, 2),
      styles: [{}, { styles: { si: 2 } }, {}],
      empty: Float64Array.of(3, 1, 0),
      failure: undefined,
    };
    countBlock(stats, block);
    countBlock(stats, block);
    expect(stats.columns).toMatchObject([
      { name: 'c', missing: 6, invalid: 2, overflow: 16 },
      { name: 'a', missing: 10, invalid: 4, overflow: 32 },
      { name: 'b', missing: 14, invalid: 8, overflow: 64 },
    ]);
    expect(featureStats(stats, PLAN)).toMatchObject({
      rows: 10,
      dropped: 6,
      rejected: 2,
      repaired: { padded: 2, long: 0, quotes: 4 },
      features: [
        { missing: 16, invalid: 6, overflow: 48, rounded: 2, empty: 8, styles: { si: 4 } },
        { missing: 14, invalid: 8, overflow: 64, rounded: 4, empty: 0 },
      ],
    });
  });
});
