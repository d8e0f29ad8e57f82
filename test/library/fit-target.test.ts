import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../src/cli/arguments/raw-options.ts';
import { targetRequestOf } from '../../src/cli/options/target/target-request.ts';
import { CSV } from '../../src/csv/dialect.ts';
import { discretizer, fit as learned, parseSpec, type TargetFitOptions } from '../../src/index.ts';
import { collectRows } from '../../src/jobs/target/collect-target.ts';
import { fitTarget } from '../../src/jobs/target/fit-target.ts';
import { MISSING_POLICIES } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';
import { sourceOf } from '../support/sources.ts';

type Cell = number | string | null;
type Table = Readonly<Record<string, readonly Cell[]>>;

/** The rate of 1 is 10% below age = 100 and 50% from there on. */
const AGE = Array.from({ length: 200 }, (_, i) => i);
const BAD = AGE.map((i) => (i < 100 ? +(i % 10 === 0) : i % 2));
const TABLE = { age: AGE, pay: AGE.map((i) => 1000 - 3 * i), bad: BAD };

/** The result of a fit, or the code of its error. */
async function outcome(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

/** What the command learns of the same table. */
async function byCommand(table: Table, target: string, flags: Partial<RawFitOptions>) {
  const names = Object.keys(table);
  const rows = (table[target] ?? []).map((_, i) => names.map((name) => table[name]?.[i] ?? ''));
  const csv = `${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`;
  const columns = names.filter((name) => name !== target);
  const request = targetRequestOf({ defaultNa: true, columns, ...flags } as RawFitOptions, target);
  const run = { engine: 'records', threads: 1 } as const;
  const collected = await collectRows(request, [sourceOf(csv)], CSV, run);
  return parseSpec(fitTarget(request, collected, undefined).spec);
}

const CASES: readonly [string, Omit<TargetFitOptions, 'target'>, Partial<RawFitOptions>][] = [
  ['the defaults', {}, {}],
  ['bins and a trend', { bins: 3, trend: 'ascending' }, { bins: '3', trend: 'ascending' }],
  ['sizes', { minBin: '10%', maxBin: 120 }, { minBin: '10%', maxBin: '120' }],
  ['an event', { event: 0 }, { event: '0' }],
  ['a tree', { strategy: 'tree', bins: 4 }, { strategy: 'tree', bins: '4' }],
  ['mdlp', { strategy: 'mdlp' }, { strategy: 'mdlp' }],
  [
    'chimerge',
    { strategy: 'chimerge', significance: 0.1 },
    { strategy: 'chimerge', significance: '0.1' },
  ],
  ['scikit-learn', { compat: 'sklearn' }, { compat: 'sklearn' }],
  ['optbinning', { compat: 'optbinning' }, { compat: 'optbinning' }],
  ['fixed boundaries', { fix: { age: [50] } }, { fix: ['age=50'] }],
  ['special codes', { special: [0, [1, 2]] }, { special: ['0,1|2'] }],
  ['a numeric target', { targetType: 'continuous' }, { targetType: 'continuous' }],
  [
    'limits',
    { minEvents: 8, minDifference: 0.05, maxP: 0.2, candidates: 60 },
    { minEvents: '8', minDifference: '0.05', maxP: '0.2', candidates: '60' },
  ],
  ['an objective', { objective: 'gini', penalty: 0.01 }, { objective: 'gini', penalty: '0.01' }],
  ['few candidates', { candidates: 20 }, { candidates: '20' }],
  ['all candidates', { exhaustive: true, round: 'none' }, { exhaustive: true, round: 'none' }],
  [
    'values of bins',
    { output: 'value', value: 'woe', woeSmooth: 1, woeSign: 'event' },
    { outputMode: 'value', value: 'woe', woeSmooth: '1', woeSign: 'event' },
  ],
  [
    'rules of the spec',
    { precision: 'float32', closed: 'right', output: 'label', missing: 'own' },
    { precision: 'float32', closed: 'right', outputMode: 'label', missing: 'own' },
  ],
] as never;

describe('fit with a target', () => {
  test.each(CASES)('gives the spec of the command, with %s', async (_, options, flags) => {
    expect(learned(TABLE, { target: 'bad', ...options }).spec).toEqual(
      await byCommand(TABLE, 'bad', flags),
    );
  });

  test.each(MISSING_POLICIES)(
    'treats missing values and targets as the command does under the policy %s',
    async (missing) => {
      const gaps = {
        age: AGE.map((one) => (one % 10 === 0 ? null : one)),
        pay: AGE.map((one) => (one % 25 === 3 ? null : one)),
        bad: BAD.map((one, i) => (i % 33 === 5 ? null : one)),
      };
      const only = { age: AGE.slice(1), bad: BAD.slice(1).map((one, i) => (i === 7 ? null : one)) };
      for (const table of [gaps, only]) {
        const byLibrary = await outcome(() => learned(table, { target: 'bad', missing }).spec);
        expect(byLibrary).toEqual(await outcome(() => byCommand(table, 'bad', { missing })));
      }
    },
  );

  test('leaves the rows out that the policy drops, with their weights', () => {
    const x = AGE.map((one) => (one % 10 === 0 ? Number.NaN : one));
    const weights = AGE.map((one) => 1 + (one % 3));
    const options = { target: BAD, weights, bins: 2, missing: 'drop' } as const;
    const kept = AGE.filter((one) => one % 10 > 0);
    const of = (list: readonly number[]) => kept.map((row) => list[row] as number);
    expect(learned(x, options).spec).toEqual(
      learned(of(x), { ...options, target: of(BAD), weights: of(weights) }).spec,
    );
  });

  test('names the row and the value that the policy rejects', async () => {
    const given = { age: [1, null, 3], bad: [0, 1, 1] };
    const error = await caught(() => learned(given, { target: 'bad', missing: 'error' }));
    expect(error).toMatchObject({ code: 'E_MISSING_VALUE', at: { line: 2, column: 1 } });
  });

  test('gives the spec of the command for any table', async () => {
    const number = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -20, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    const answer = fc.constantFrom('yes', 'no', 'no', null);
    const rows = fc.array(fc.tuple(number, number, answer), { minLength: 30, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...MISSING_POLICIES), async (list, missing) => {
        const table = {
          a: list.map(([a]) => a),
          b: list.map(([, b]) => b),
          answer: list.map(([, , one]) => one),
        };
        const options = { target: 'answer', minBin: 2, minEvents: 1, missing } as const;
        expect(await outcome(() => learned(table as never, options).spec)).toEqual(
          await outcome(() => byCommand(table, 'answer', { minBin: '2', minEvents: '1', missing })),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('takes the target as values, of numbers, text or booleans', () => {
    const { spec } = learned(TABLE, { target: 'bad' });
    const { bad, ...columns } = TABLE;
    const boundaries = spec.features.map((feature) => feature.boundaries);
    for (const target of [bad, bad.map(Boolean), bad.map((one) => (one ? 'yes' : 'no'))]) {
      const made = learned(columns, { target }).spec.features;
      expect(made.map((feature) => feature.boundaries)).toEqual(boundaries);
    }
  });

  test('of one column is for any columns, and weights count rows', () => {
    const made = learned(AGE, { target: BAD, weights: AGE.map(() => 2), bins: 2 });
    expect(made.spec.features).toMatchObject([{ columns: undefined, fit: { rows: 400 } }]);
    expect(discretizer(made.spec).bins()).toHaveLength(2);
  });

  test.each<[string, string, () => unknown]>([
    ['an unknown target', 'E_UNKNOWN_COLUMN', () => learned(TABLE, { target: 'bat' })],
    ['a target of another length', 'E_RAGGED_ROW', () => learned(AGE, { target: [1, 0] })],
    [
      'a target of objects',
      'E_COLUMNS',
      () => learned(AGE, { target: AGE.map(() => ({})) as never }),
    ],
    ['an unknown option', 'E_USAGE', () => learned(TABLE, { target: 'bad', width: 5 } as never)],
    [
      'an option of another strategy',
      'E_USAGE',
      () => learned(TABLE, { target: 'bad', strategy: 'mdlp', bins: 3 }),
    ],
    [
      'a size that is none',
      'E_USAGE',
      () => learned(TABLE, { target: 'bad', minBin: '5x' as never }),
    ],
    ['a special code twice', 'E_USAGE', () => learned(TABLE, { target: 'bad', special: [1, 1] })],
    ['one class', 'E_FIT', () => learned(AGE, { target: AGE.map(() => 1) })],
    ['no target', 'E_USAGE', () => learned(TABLE, { target: undefined as never })],
  ])('rejects %s: %s', async (_, code, run) => {
    expect((await caught(run)).code).toBe(code);
  });
});
