import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../src/fit/target/aggregate.ts';
import { type Bins, tableBins } from '../../../../src/fit/target/criterion/bins.ts';
import { candidatePlaces } from '../../../../src/fit/target/exact/candidates.ts';
import { feasibleBins } from '../../../../src/fit/target/exact/feasible-bins.ts';
import { solveFree } from '../../../../src/fit/target/exact/free.ts';
import { monotoneBlocks } from '../../../../src/fit/target/exact/optimum.ts';
import { solvePairs } from '../../../../src/fit/target/exact/pairs.ts';
import { polished } from '../../../../src/fit/target/exact/polish.ts';
import {
  type PartitionProblem,
  problemOf,
  restricted,
} from '../../../../src/fit/target/exact/problem.ts';
import { hasShape } from '../../../../src/fit/target/exact/shapes.ts';
import { bestOf, type Solutions } from '../../../../src/fit/target/exact/solution.ts';
import { sortBy } from '../../../../src/fit/target/exact/sort-by.ts';
import { solveSorted } from '../../../../src/fit/target/exact/sorted.ts';
import { learnWithTarget } from '../../../../src/fit/target/learn.ts';
import type { Limits, Objective, Shape } from '../../../../src/fit/target/options.ts';

const NO_LIMITS: Limits = {
  minWeight: 0,
  maxWeight: Number.POSITIVE_INFINITY,
  minEvents: 0,
  minDifference: 0,
  maxP: 1,
};

/** A wave of event rates over distinct values. */
function waveTable(size: number, seed = 1) {
  const values = Float64Array.from({ length: size * 3 }, (_, i) => Math.floor(i / 3));
  const noise = (i: number): number => Math.abs(Math.sin((i + seed) * 12.9898) * 43758.5453) % 1;
  const targets = values.map((x, i) => (noise(i) < 0.4 + 0.3 * Math.sin((5 * x) / size) ? 1 : 0));
  return aggregate({ values, targets }, { kind: 'binary' });
}

const problem = (bins: Bins, limits: Partial<Limits> = {}, objective: Objective = 'iv') =>
  problemOf(bins, { objective, limits: { ...NO_LIMITS, ...limits }, fixed: [] });

const shaped = (of: PartitionProblem, cuts: readonly number[], shape: Shape): boolean => {
  const ends = [0, ...cuts, of.atoms];
  const rates = ends.slice(1).map((end, i) => of.rate(ends[i] as number, end));
  return hasShape(of, ends, rates, shape);
};

const valuesOf = (solutions: Solutions): (number | undefined)[] =>
  solutions.map((solution) => solution?.value);

describe('the dynamic programs', () => {
  const bins = tableBins(waveTable(60));

  test.each(['ascending', 'descending', 'peak', 'valley'] as const)(
    'by sorted rates and by pairs have the same optima for %s',
    (shape) => {
      for (const minDifference of [0, 0.05]) {
        const wave = problem(bins, { minWeight: 6, minEvents: 1, minDifference });
        const sorted = solveSorted(feasibleBins(wave), shape, 6).whole;
        const pairs = solvePairs(wave, shape, 6);
        for (const [k, solution] of pairs.entries()) {
          if (solution === undefined) {
            expect(sorted[k]).toBeUndefined();
            continue;
          }
          expect(sorted[k]?.value).toBeCloseTo(solution.value, 12);
          expect(shaped(wave, sorted[k]?.cuts ?? [], shape)).toBe(true);
          expect(shaped(wave, solution.cuts, shape)).toBe(true);
        }
      }
    },
  );

  test.each([
    ['peak', 'ascending'],
    ['valley', 'descending'],
  ] as const)('for a %s have the optima of %s in the first part', (turned, shape) => {
    for (const minDifference of [0, 0.05]) {
      const wave = feasibleBins(problem(bins, { minWeight: 6, minEvents: 1, minDifference }));
      const { first } = solveSorted(wave, turned, 6);
      const { whole } = solveSorted(wave, shape, 6);
      expect(first.slice(0, whole.length)).toEqual(whole);
      expect(first.slice(whole.length).every((one) => one === undefined)).toBe(true);
    }
  });

  test('without a trend have the same optima with pairs that need not differ', () => {
    const wave = problem(bins, { minWeight: 5, minEvents: 1 });
    const free = valuesOf(solveFree(wave, 5));
    for (const [k, value] of valuesOf(solvePairs(wave, 'none', 5)).entries()) {
      expect(value).toBeCloseTo(free[k] as number, 12);
    }
  });

  test('choose the fewest bins and then the leftmost boundaries of equal partitions', () => {
    const flat = aggregate(
      {
        values: Float64Array.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5),
        targets: Float64Array.of(0, 0, 0, 1, 0, 1, 0, 1, 1, 1),
      },
      { kind: 'binary' },
    );
    const same = problem(tableBins(flat), {}, 'gini');
    expect(bestOf(solveFree(same, 5), { penalty: 0, minBins: 1 })?.cuts).toEqual([1, 4]);
    const sorted = solveSorted(feasibleBins(same), 'ascending', 5).whole;
    expect(bestOf(sorted, { penalty: 0, minBins: 1 })?.cuts).toEqual([1, 4]);
    expect(sorted[3]?.cuts).toEqual([1, 2, 4].slice(0, 3));
    expect(solveFree(same, 5)[3]?.cuts).toEqual([1, 2, 4]);
  });
});

describe('pooled adjacent violators', () => {
  test.each(['likelihood', 'gini', 'js', 'hellinger', 'triangular', 'ss'] as const)(
    'lose nothing of the monotone optimum for %s',
    (objective) => {
      for (const seed of [1, 2, 3]) {
        const bins = tableBins(waveTable(80, seed));
        const whole = problem(bins, {}, objective);
        for (const [shape, direction] of [
          ['ascending', 1],
          ['descending', -1],
        ] as const) {
          const places = [...monotoneBlocks(bins, direction), bins.size];
          const pooled = valuesOf(solveFree(restricted(whole, places), 6));
          const all = valuesOf(solveSorted(feasibleBins(whole), shape, 6).whole);
          for (const [k, value] of pooled.entries()) expect(value).toBeCloseTo(all[k] as number, 9);
        }
      }
    },
  );

  test('have rates that rise from block to block', () => {
    const bins = tableBins(waveTable(200));
    const places = [...monotoneBlocks(bins, 1), bins.size];
    const rates = places.slice(1).map((to, i) => bins.rate(places[i] as number, to));
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect(new Set(rates).size).toBe(rates.length);
  });

  test('are used if no limit holds, so that the optimum is exact over all values', () => {
    const table = waveTable(5000);
    const settings = { objective: 'likelihood', trend: 'ascending', minBin: { rows: 0 } } as const;
    const result = learnWithTarget(table, { ...settings, minEvents: 0 });
    expect(result).toMatchObject({ how: { isExact: true } });
    expect(learnWithTarget(table, { ...settings, minEvents: 1 })).toMatchObject({
      how: { isExact: false },
    });
  });
});

describe('candidates', () => {
  const rules = { most: 20, objective: 'iv', fixed: [] } as const;

  test('are all values if there are few', () => {
    expect(candidatePlaces(tableBins(waveTable(5)), rules)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('are equal frequencies, splits of a tree and fixed indexes if there are many', () => {
    const places = candidatePlaces(tableBins(waveTable(1000)), { ...rules, fixed: [777] });
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(places).toContain(777);
    expect(places).toContain(500);
    expect(places.length).toBeGreaterThan(21);
    expect(places.length).toBeLessThan(45);
  });

  test('are polished over all values, with limits and trend kept', () => {
    const bins = tableBins(waveTable(1500));
    const whole = problem(bins, { minWeight: 225, minEvents: 1 });
    for (const shape of ['none', 'peak', 'ascending'] as const) {
      const places = candidatePlaces(bins, rules);
      const coarse = restricted(whole, places);
      const solutions =
        shape === 'none' ? solveFree(coarse, 5) : solveSorted(feasibleBins(coarse), shape, 5).whole;
      const found = bestOf(solutions, { penalty: 0, minBins: 1 });
      const start = {
        value: found?.value ?? 0,
        cuts: (found?.cuts ?? []).map((c) => places[c] ?? 0),
      };
      const end = polished(whole, shape, start);
      const ends = [0, ...end.cuts, bins.size];
      const real = ends.slice(1).map((to, i) => whole.worth(ends[i] as number, to));
      expect(end.value).toBeGreaterThanOrEqual(start.value);
      expect(real.reduce((a, b) => a + b, 0)).toBeCloseTo(end.value, 10);
      expect(shaped(whole, end.cuts, shape)).toBe(true);
    }
  });

  test('are exhaustive if that is asked for', () => {
    const result = learnWithTarget(waveTable(1500), { exhaustive: true, trend: 'none', bins: 4 });
    const quick = learnWithTarget(waveTable(1500), { trend: 'none', bins: 4, candidates: 50 });
    if (result.kind === 'infeasible' || quick.kind === 'infeasible') throw new Error('infeasible');
    expect(result.how.isExact).toBe(true);
    expect(quick.how.isExact).toBe(false);
    expect(result.how.value).toBeGreaterThanOrEqual(quick.how.value);
  });
});

describe('indexes by keys', () => {
  test('are sorted as a stable sort does', () => {
    for (const length of [0, 1, 7, 8, 9, 100, 1000]) {
      const given = Float64Array.from({ length }, (_, i) => (i * 7919) % 31);
      const indexes = Uint16Array.from(given.keys());
      const wanted = [...indexes].sort((a, b) => (given[a] as number) - (given[b] as number));
      const keys = given.slice();
      sortBy(indexes, keys);
      expect([...indexes]).toEqual(wanted);
      expect([...keys]).toEqual(wanted.map((i) => given[i]));
    }
  });
});
