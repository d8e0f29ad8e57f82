import { describe, expect, test } from 'vitest';
import type { FeatureStats } from '../../src/core/stats.ts';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { countBlock, countCodes, emptyStats } from '../../src/engine/stats.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { requestFor } from '../../src/plan/request.ts';
import { parseSpec } from '../../src/spec/parse.ts';

function planOf(spec: unknown): Plan {
  const header = ['a', 'b', 'c'];
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const table = { header, firstFields: header, style };
  return makePlan(requestFor(parseSpec(spec)), table, [], resolveDialect());
}

const PLAN = planOf({
  missing: 'own',
  features: [
    { columns: ['c', 'a'], boundaries: [0, 1] },
    { columns: ['b'], boundaries: [0] },
  ],
});

const counts = (stats: readonly FeatureStats[]): number[][] =>
  stats.map((feature) => [...feature.counts]);

describe('counts', () => {
  test('start at zero, with a place for every bin of every feature', () => {
    const { features, ...rest } = emptyStats(PLAN);
    expect(rest).toEqual({
      rows: 0,
      dropped: 0,
      refused: 0,
      mended: { padded: 0, long: 0, quotes: 0 },
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
    const stats = emptyStats(PLAN);
    const record = { fields: [], start: 0, end: 0 };
    const block = {
      values: [],
      records: [record, record],
      dropped: 3,
      refused: 1,
      mended: { padded: 1, long: 0, quotes: 2 },
      read: 6,
      missing: Float64Array.of(3, 5, 7),
      invalid: Float64Array.of(1, 2, 4),
      overflow: Float64Array.of(8, 16, 32),
      rounded: Float64Array.of(1, 0, 2),
      failure: undefined,
    };
    countBlock(stats, PLAN, block);
    countBlock(stats, PLAN, block);
    expect(stats).toMatchObject({
      rows: 10,
      dropped: 6,
      refused: 2,
      mended: { padded: 2, long: 0, quotes: 4 },
      features: [
        { missing: 16, invalid: 6, overflow: 48, rounded: 2 },
        { missing: 14, invalid: 8, overflow: 64, rounded: 4 },
      ],
    });
  });

  test('of codes are added bin by bin; a code past the last bin has none', () => {
    const [counted] = emptyStats(PLAN).features;
    if (counted === undefined) throw new Error('there is no feature');
    countCodes(counted, { codes: Int32Array.of(0, 2, 2, 3, 4, 4), missing: 1, outside: 1 });
    countCodes(counted, { codes: Int32Array.of(1), missing: 0, outside: 2 });
    expect(counts([counted])).toEqual([[1, 1, 2, 1]]);
    expect(counted.outside).toBe(3);
  });
});
