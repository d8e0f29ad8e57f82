import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate, type TargetKind } from '../../../src/fit/target/aggregate.ts';
import { learnWithTarget, type TargetLearned } from '../../../src/fit/target/learn.ts';
import type { TargetSettings } from '../../../src/fit/target/options.ts';
import { caught } from '../../support/caught.ts';

/** Rows of values with an event rate each, out of `each` rows. */
function rated(rates: Readonly<Record<number, number>>, each = 100) {
  const values = Object.keys(rates).flatMap((x) => Array<number>(each).fill(Number(x)));
  const targets = Object.values(rates).flatMap((rate) =>
    Array.from({ length: each }, (_, i) => (i < Math.round(rate * each) ? 1 : 0)),
  );
  return { values: Float64Array.from(values), targets: Float64Array.from(targets) };
}

function learn(
  rows: { values: Float64Array; targets: Float64Array; weights?: Float64Array },
  settings: TargetSettings = {},
  kind: TargetKind = { kind: 'binary' },
): TargetLearned {
  const result = learnWithTarget(aggregate(rows, kind), settings);
  if (result.kind === 'infeasible') throw new Error(JSON.stringify(result));
  return result;
}

const STEPS = rated({ 1: 0.1, 2: 0.1, 3: 0.5, 4: 0.9 });

describe('learning with a target', () => {
  test('separates values whose rates differ, and no others', () => {
    const { boundaries, bins, how } = learn(STEPS);
    expect(boundaries).toEqual([2.5, 3.5]);
    expect(bins).toEqual([
      [200, 20],
      [100, 50],
      [100, 90],
    ]);
    expect(how).toMatchObject({ shape: 'ascending', isExact: true, candidates: 3 });
  });

  test('finds the optimum that a presolve without sizes misses', () => {
    const rows = rated({ 0: 0.1, 1: 0.3, 2: 0.2, 3: 0.9 });
    const settings = { trend: 'ascending', minBin: { share: 0.5 } } as const;
    const { boundaries, how } = learn(rows, settings);
    expect(boundaries).toEqual([1.5]);
    expect(how.value).toBeCloseTo(0.5925, 4);
  });

  test('has one bin for one distinct value, and for a constant target', () => {
    expect(learn(rated({ 7: 0.3 })).boundaries).toEqual([]);
    expect(learn(rated({ 1: 0.5, 2: 0.5, 3: 0.5 })).boundaries).toEqual([]);
    const constant = { values: Float64Array.of(1, 2, 3), targets: Float64Array.of(4, 4, 4) };
    expect(learn(constant, {}, { kind: 'continuous' }).boundaries).toEqual([]);
  });

  test('does not depend on the order of the rows, nor on weights instead of repeated rows', () => {
    const order = [...STEPS.values.keys()].sort((a, b) => ((a * 7) % 11) - ((b * 7) % 11) || b - a);
    const mixed = {
      values: Float64Array.from(order, (i) => STEPS.values[i] as number),
      targets: Float64Array.from(order, (i) => STEPS.targets[i] as number),
    };
    const weighted = {
      values: Float64Array.of(1, 1, 2, 2, 3, 3, 4, 4),
      targets: Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1),
      weights: Float64Array.of(90, 10, 90, 10, 50, 50, 10, 90),
    };
    expect(learn(mixed)).toEqual(learn(STEPS));
    expect(learn(weighted)).toEqual(learn(STEPS));
  });

  test('rejects a target with one class, no rows and strategies that need classes', async () => {
    const table = (targets: number[], kind: TargetKind = { kind: 'binary' }) =>
      aggregate(
        { values: Float64Array.from(targets.keys()), targets: Float64Array.from(targets) },
        kind,
      );
    expect(await caught(() => learnWithTarget(table([1, 1]), {}))).toMatchObject({ code: 'E_FIT' });
    expect(await caught(() => learnWithTarget(table([0, 0]), {}))).toMatchObject({ code: 'E_FIT' });
    expect(await caught(() => learnWithTarget(table([]), {}))).toMatchObject({ code: 'E_FIT' });
    for (const strategy of ['mdlp', 'chimerge'] as const) {
      const error = await caught(() =>
        learnWithTarget(table([1, 2], { kind: 'continuous' }), { strategy }),
      );
      expect(error).toMatchObject({ code: 'E_USAGE' });
    }
  });
});

describe('infeasible settings', () => {
  const infeasible = (settings: TargetSettings, rows = STEPS) => {
    const result = learnWithTarget(aggregate(rows, { kind: 'binary' }), settings);
    if (result.kind === 'learned') throw new Error('feasible');
    return result.alternatives;
  };

  test('come with the changes that are feasible, each by itself', () => {
    expect(infeasible({ trend: 'descending', minBins: 2 })).toEqual([
      { change: { minBins: 1 }, bins: 1, value: 0 },
      expect.objectContaining({ change: { trend: 'ascending' }, bins: 3 }),
      expect.objectContaining({ change: { trend: 'peak' }, bins: 3 }),
      expect.objectContaining({ change: { trend: 'valley' }, bins: 3 }),
      expect.objectContaining({ change: { trend: 'none' }, bins: 3 }),
    ]);
  });

  test('report the most events that 2 bins can have', () => {
    const rare = rated({ 1: 0.01, 2: 0.02 });
    expect(infeasible({ trend: 'none' }, rare)).toEqual([
      expect.objectContaining({ change: { minEvents: 1 }, bins: 2 }),
    ]);
  });

  test('suggest another objective if every boundary makes a bin of one class', () => {
    const { how } = learn(rated({ 1: 0, 2: 1 }));
    expect(how.alternatives).toEqual([
      expect.objectContaining({ change: { objective: 'likelihood', minEvents: 0 }, bins: 2 }),
    ]);
  });

  test('report the nearest size, difference and p-value that 2 bins meet', () => {
    const changes = (settings: TargetSettings) =>
      learn(STEPS, { trend: 'none', ...settings }).how.alternatives.map(({ change }) => change);
    expect(changes({ minBin: { share: 0.6 } })).toEqual([{ minWeight: 200 }]);
    expect(changes({ minDifference: 0.7 })).toEqual([{ minDifference: 0.666 }]);
    const close = rated({ 1: 0.1, 2: 0.12 });
    const { how } = learn(close, { trend: 'none', maxP: 0.05 });
    expect(how.alternatives[0]).toMatchObject({ change: { maxP: 0.652 }, bins: 2 });
  });

  test('report the number of bins that the greatest size needs', () => {
    const found = infeasible({ maxBin: { share: 0.3 }, bins: 2, trend: 'none' });
    expect(found[0]).toMatchObject({ change: { bins: 4 }, bins: 4 });
  });

  test('report the limits that must change together if no single change gives 2 bins', () => {
    const two = { minBin: { share: 0.6 }, minDifference: 0.7 };
    const changes = (settings: TargetSettings, rows = STEPS) =>
      learn(rows, settings).how.alternatives.map(({ change, bins }) => [change, bins]);
    expect(changes({ trend: 'none', ...two })).toEqual([
      [{ minWeight: 200, minDifference: 0.6 }, 2],
    ]);
    expect(changes({ trend: 'descending', ...two })).toEqual([
      [{ trend: 'none', minWeight: 200, minDifference: 0.6 }, 2],
    ]);
    expect(changes({ trend: 'none', ...two }, rated({ 1: 0.4, 2: 0.4 }))).toEqual([]);
  });

  test('suggest changes under which the fit has the stated number of bins', () => {
    const trends = ['none', 'ascending', 'descending'] as const;
    const cases = fc.record({
      rates: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 6 }),
      trend: fc.constantFrom(...trends),
      rows: fc.integer({ min: 0, max: 60 }),
      minEvents: fc.integer({ min: 0, max: 12 }),
      minDifference: fc.constantFrom(0, 0.3, 0.7),
      maxP: fc.constantFrom(1, 0.01, 1e-6),
    });
    let together = 0;
    fc.assert(
      fc.property(cases, ({ rates, rows, ...rest }) => {
        fc.pre(rates.some((rate) => rate > 0) && rates.some((rate) => rate < 10));
        const table = rated(Object.fromEntries(rates.map((rate, x) => [x, rate / 10])), 10);
        const settings = { ...rest, minBin: { rows } };
        const data = aggregate(table, { kind: 'binary' });
        const result = learnWithTarget(data, settings);
        const found = result.kind === 'learned' ? result.how.alternatives : result.alternatives;
        for (const { change, bins } of found) {
          const { minWeight = rows, ...others } = change;
          if (Object.keys(change).length > 1) together++;
          const again = learnWithTarget(data, {
            ...settings,
            ...others,
            minBin: { rows: minWeight },
          });
          expect(again.kind === 'learned' && again.bins.length).toBe(bins);
        }
      }),
    );
    expect(together).toBeGreaterThan(5);
  });

  test('report the results of other trends if only one bin is left', () => {
    const { how } = learn(STEPS, { trend: 'descending' });
    expect(how.alternatives.map(({ change, bins }) => [change.trend, bins])).toEqual([
      ['ascending', 3],
      ['peak', 3],
      ['valley', 3],
      ['none', 3],
    ]);
  });
});

describe('limits', () => {
  test('keep fixed boundaries as they were given, with the best ones between', () => {
    expect(learn(STEPS, { fixed: [1.25] }).boundaries).toEqual([1.25, 2.5, 3.5]);
    expect(learn(STEPS, { fixed: [2], bins: 2 }).boundaries).toEqual([2]);
    expect(learn(STEPS, { fixed: [2], bins: 2, closed: 'right' }).bins[0]).toEqual([200, 20]);
  });

  test('reject a fixed boundary that leaves a bin without rows', async () => {
    for (const fixed of [[0], [1], [9], [2.1, 2.2]]) {
      const table = aggregate(STEPS, { kind: 'binary' });
      expect(await caught(() => learnWithTarget(table, { fixed }))).toMatchObject({
        code: 'E_FIT',
      });
    }
  });

  test('report the binding limits', () => {
    expect(learn(STEPS, { bins: 2 }).how.binding).toContain('bins');
    expect(learn(STEPS, { minBin: { rows: 100 } }).how.binding).toContain('minBin');
    expect(learn(STEPS, { minEvents: 20, minBin: { rows: 0 } }).how.binding).toEqual(['minEvents']);
  });

  test('as shares do not gain a row by rounding', () => {
    const rows = rated({ 1: 0.2, 2: 0.8 }, 50);
    const table = aggregate(rows, { kind: 'binary' });
    expect(learnWithTarget(table, { minBin: { share: 0.07 } }).options.limits.minWeight).toBe(7);
  });
});

describe('trends', () => {
  test('prefer a peak only if it is better by a tenth', () => {
    expect(learn(rated({ 1: 0.1, 2: 0.9, 3: 0.2 })).how.shape).toBe('peak');
    expect(learn(rated({ 1: 0.1, 2: 0.5, 3: 0.92, 4: 0.9 })).how.shape).toBe('ascending');
  });

  test('report the result of each shape', () => {
    expect(learn(STEPS).how.tried.map(({ change }) => change.trend)).toEqual([
      'ascending',
      'descending',
      'peak',
      'valley',
    ]);
  });

  test('take a straight line as convex and as concave', () => {
    const line = rated({ 1: 0.1, 2: 0.2, 3: 0.3, 4: 0.4, 5: 0.5 });
    for (const trend of ['convex', 'concave', 'ascending'] as const) {
      expect(learn(line, { trend }).boundaries).toEqual([1.5, 2.5, 3.5, 4.5]);
    }
  });
});

describe('boundaries', () => {
  const two = (below: number, above: number, settings: TargetSettings): readonly number[] =>
    learn(rated({ [below]: 0.2, [above]: 0.8 }), { trend: 'none', ...settings }).boundaries;

  test('are the shortest decimals in the gap, and never change a code of the training rows', () => {
    expect(two(13.37, 26.91, { round: 'gap' })).toEqual([20]);
    expect(two(13.37, 26.91, {})).toEqual([20.14]);
  });

  test('lie on the value that is inside if no number is between', () => {
    const next = 1 + 2 ** -52;
    expect(two(1, next, { closed: 'left' })).toEqual([next]);
    expect(two(1, next, { closed: 'right' })).toEqual([1]);
  });

  test('are float32 numbers for that precision, which has fewer distinct values', () => {
    expect(two(1, 1 + 2 ** -40, { precision: 'float32' })).toEqual([]);
    const [boundary = 0] = two(0.1, 0.2, { precision: 'float32' });
    expect(boundary).toBe(Math.fround(boundary));
  });
});

describe('strategies', () => {
  test('accept only their own settings', async () => {
    const table = aggregate(STEPS, { kind: 'binary' });
    const wishes: TargetSettings[] = [
      { strategy: 'mdlp', bins: 3 },
      { strategy: 'tree', trend: 'ascending' },
      { strategy: 'chimerge', minBin: { rows: 3 } },
      { strategy: 'optimal', significance: 0.1 },
      { objective: 'ss', strategy: 'chimerge' },
    ];
    for (const settings of wishes) {
      expect(await caught(() => learnWithTarget(table, settings))).toMatchObject({
        code: 'E_USAGE',
      });
    }
  });

  test.each([
    { bins: 0 },
    { bins: 2.5 },
    { minBins: 3, bins: 2 },
    { maxP: 0 },
    { maxP: 1.5 },
    { penalty: -1 },
    { minEvents: Number.NaN },
  ] satisfies TargetSettings[])('reject %o', async (settings) => {
    const table = aggregate(STEPS, { kind: 'binary' });
    expect(await caught(() => learnWithTarget(table, settings))).toMatchObject({ code: 'E_USAGE' });
  });

  test('all find the steps of a clear target', () => {
    for (const strategy of ['optimal', 'mdlp', 'chimerge'] as const) {
      expect(learn(STEPS, { strategy }).boundaries).toEqual([2.5, 3.5]);
    }
    // A tree grows while it may, as scikit-learn's.
    expect(learn(STEPS, { strategy: 'tree', bins: 3 }).boundaries).toEqual([2.5, 3.5]);
  });

  test('of classes have no trend, but for the rate of a class', async () => {
    const rows = { values: STEPS.values, targets: STEPS.targets.map((y, i) => y + (i % 2)) };
    const kind = { kind: 'classes', classes: 3 } as const;
    const table = aggregate(rows, kind);
    expect(await caught(() => learnWithTarget(table, { trend: 'ascending' }))).toMatchObject({
      code: 'E_USAGE',
    });
    expect(learn(rows, {}, kind).how.shape).toBe('none');
    expect(learn(rows, { trend: 'descending', trendClass: 0 }, kind).boundaries).toEqual([
      2.5, 3.5,
    ]);
  });
});
