import { describe, expect, test } from 'vitest';
import type { CellPolicies } from '../../src/core/missing.ts';
import type { FeatureStats, Stats } from '../../src/core/stats.ts';
import { lossText } from '../../src/view/losses.ts';

const GO_ON: CellPolicies = { missing: 'empty', invalid: 'error' };

function stats(dropped: number, ...counts: readonly Partial<FeatureStats>[]): Stats {
  const features = counts.map((more) => ({
    name: 'a',
    columns: ['a'],
    label: String,
    counts: new Float64Array(2),
    missing: 0,
    invalid: 0,
    overflow: 0,
    rounded: 0,
    empty: 0,
    outside: 0,
    ...more,
  }));
  return { rows: 9, dropped, rejected: 0, repaired: { padded: 0, long: 0, quotes: 0 }, features };
}

describe('the losses of a run', () => {
  test('are undefined if every cell is binned or empty', () => {
    expect(lossText(stats(0, {}, {}), stats(0, {}, {}).features, GO_ON)).toBeUndefined();
    expect(
      lossText(stats(0, { missing: 5 }), stats(0, { missing: 5 }).features, GO_ON),
    ).toBeUndefined();
  });

  test.each<readonly [CellPolicies, Partial<FeatureStats>, string]>([
    [{ missing: 'drop', invalid: 'drop' }, { missing: 1, invalid: 1 }, '1 missing, 1 invalid'],
    [{ missing: 'drop', invalid: 'error' }, { missing: 2 }, '2 missing'],
    [{ missing: 'empty', invalid: 'drop' }, { missing: 7, invalid: 2 }, '2 invalid'],
    [{ missing: 'drop', invalid: 'missing' }, { missing: 3, invalid: 1 }, '2 missing, 1 invalid'],
    [{ missing: 'drop', invalid: 'missing' }, { missing: 2, invalid: 2 }, '2 invalid'],
  ])('are rows that %j drops, with the cells that dropped them', (policies, counts, cells) => {
    expect(lossText(stats(2, counts), stats(2, counts).features, policies)).toBe(
      `2 rows dropped (${cells})`,
    );
  });

  test('are the cells of all features that became missing, infinite or rounded', () => {
    const counted = stats(
      0,
      { invalid: 1, missing: 4, overflow: 1 },
      { outside: 2, rounded: 1200 },
    );
    expect(lossText(counted, counted.features, { missing: 'own', invalid: 'missing' })).toBe(
      '1 invalid cell made missing, 2 values outside the edges made missing, ' +
        '1 number too large for float64, counted as infinite, ' +
        '1,200 whole numbers past 2^53 rounded to float64',
    );
  });
});
