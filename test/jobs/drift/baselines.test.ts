import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../../src/cli/arguments/raw-options.ts';
import { fitRequestOf } from '../../../src/cli/options/fit/fit-options.ts';
import { targetRequestOf } from '../../../src/cli/options/target/target-request.ts';
import { keyText } from '../../../src/core/groups/key.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { collectTable } from '../../../src/jobs/collect-table.ts';
import { baselinesOf, groupBaselines } from '../../../src/jobs/drift/baselines.ts';
import { compareCounts, compareGroups } from '../../../src/jobs/drift/compare.ts';
import { countTableBins, type TableCounts } from '../../../src/jobs/drift/count-bins.ts';
import { fitCollected } from '../../../src/jobs/fit-spec.ts';
import { collectRows } from '../../../src/jobs/target/collect-target.ts';
import { fitTarget } from '../../../src/jobs/target/fit-target.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import type { Spec } from '../../../src/spec/spec.ts';
import { stringifySpec } from '../../../src/spec/stringify.ts';
import { caught } from '../../support/caught.ts';
import { sourceOf } from '../../support/sources.ts';

type Flags = { readonly [Flag in keyof RawFitOptions]?: RawFitOptions[Flag] | undefined };
type Engine = 'records' | 'bytes';

/** How the bytes engine reads in tests: in blocks of a few rows. */
const RUN = { threads: 1, blockBytes: 64 } as const;

/** The spec that flags fit to a text, written and read again. */
async function fitted(text: string, flags: Flags): Promise<Spec> {
  const given = { defaultNa: true, columns: ['v,u'], bins: '3', ...flags };
  const raw = given as unknown as RawFitOptions;
  const run = { ...RUN, engine: 'records' } as const;
  if (raw.target !== undefined) {
    const request = targetRequestOf(raw, raw.target);
    const columns = await collectRows(request, [sourceOf(text)], CSV, run);
    return parseSpec(stringifySpec(fitTarget(request, columns, '0').spec));
  }
  const request = fitRequestOf(raw);
  const table = await collectTable(request, [sourceOf(text)], CSV, run);
  return parseSpec(stringifySpec(fitCollected(request, table, '0').spec));
}

interface Counting {
  readonly engine?: Engine;
  readonly by?: string;
}

/** The counts of a text by a spec. */
async function counted(
  spec: Spec,
  text: string,
  { engine = 'records', by }: Counting = {},
): Promise<TableCounts> {
  const how = { ...RUN, engine, by, isWeighed: true };
  const counts = await countTableBins(requestFor(spec), [sourceOf(text)], CSV, how);
  if (counts === undefined) throw new Error('the text is empty');
  return counts;
}

/** A row: two columns, two columns of groups, a weight, and a target. */
type Row = readonly (string | number)[];

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 80 }).map((x) => String(x / 4)) },
  { weight: 1, arbitrary: fc.constantFrom('-999', '-998') },
  { weight: 1, arbitrary: fc.constantFrom('', 'NA', ' ') },
);
const row: fc.Arbitrary<Row> = fc.tuple(
  cell,
  cell,
  fc.constantFrom('a', 'b', '', ' '),
  fc.constantFrom('x', 'y'),
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 1 }),
);
const table = fc
  .array(row, { minLength: 60, maxLength: 120 })
  .map((rows) => `v,u,g,h,w,y\n${rows.map((one) => one.join(',')).join('\n')}\n`);

/** All combinations of flags, of which each has a list of values. */
function combinations(choices: readonly (readonly Flags[])[]): Flags[] {
  return choices.reduce<Flags[]>(
    (all, own) => all.flatMap((flags) => own.map((more) => ({ ...flags, ...more }))),
    [{}],
  );
}

const WEIGHTS: readonly Flags[] = [{}, { weight: 'w' }];
const SPECIAL: readonly Flags[] = [{}, { special: ['-999'] }, { special: ['v=-999|-998'] }];
const PLAIN = combinations([
  WEIGHTS,
  SPECIAL,
  [{}, { by: 'g' }, { by: 'g,h' }, { by: 'g', minRows: '25' }],
]);
const SHARED = combinations([WEIGHTS, [{}, { by: 'g' }], [{ shared: true }]]);
const OUTSIDE = combinations([WEIGHTS, [{ compat: 'numpy', outside: 'missing' }]]);
const DROPPING = combinations([
  WEIGHTS,
  [{ missing: 'drop' }, { missing: 'drop', invalid: 'drop' }, { invalid: 'drop' }],
  [{}, { by: 'g' }, { special: ['-999'] }, { target: 'y', minEvents: '1' }],
]);
const TARGET = combinations([WEIGHTS, SPECIAL, [{ target: 'y', minEvents: '1' }]]);

describe('the data that a spec was fitted to have no drift', () => {
  test.each(
    [...PLAIN, ...SHARED, ...OUTSIDE, ...DROPPING, ...TARGET].map((flags) => [flags] as const),
  )('with %j', async (flags) => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const spec = await fitted(text, flags).catch(() => undefined);
        fc.pre(spec !== undefined);
        const counts = await counted(spec as Spec, text);
        const baselines = baselinesOf(counts.features);
        expect(counts.counts.map(({ bins }) => bins)).toEqual(baselines.map(({ bins }) => bins));
        for (const { psi, ks, chiSquare } of compareCounts(counts, baselines, 'default')) {
          expect([psi.total, ks, chiSquare.statistic]).toEqual([0, 0, 0]);
        }
      }),
      { numRuns: 4 },
    );
  });

  test.each<[Flags & { readonly by: string }, string]>([
    [{ by: 'g' }, 'g'],
    [{ by: 'g,h' }, 'g,h'],
    [{ by: 'g,h' }, 'h,g'],
    [{ by: 'g', weight: 'w', special: ['-999'] }, 'g'],
  ])('in any group that the spec has, with %j and drift by %s', async (flags, by) => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const spec = await fitted(text, flags);
        const { features, counts, groups } = await counted(spec, text, { by });
        const own = groupBaselines(features, groups?.by ?? [], baselinesOf(features));
        expect(counts).toHaveLength(2);
        for (const { psi } of compareGroups(groups?.groups ?? [], own, 'default')) {
          expect(psi.map(({ total }) => total)).toEqual([0, 0]);
        }
      }),
      { numRuns: 4 },
    );
  });
});

test('the counts of groups are as many as the longest list has, if it is that of all rows', async () => {
  const rows = [...'abcdefgh'].map((key, i) => `${i},${key}`);
  const spec = await fitted(`v,g\n${rows.join('\n')}\n`, { columns: ['v'], bins: '4', by: 'g' });
  expect(spec.features[0]?.boundaries).toHaveLength(3);
  expect(spec.features[0]?.baseline?.bins).toHaveLength(4);
});

describe('groups of rows', () => {
  const TEXT = 'v,g,h\n1,a,x\n2,,x\n3, ,x\n4,\t,y\n5,a,y\n6,é,x\n';
  const SPEC = parseSpec({ v: [3] });

  test.each(['records', 'bytes'] as const)(
    'have keys as fit --by makes them, in engine %s',
    async (engine) => {
      const rowsBy = async (by: string): Promise<unknown> => {
        const { groups } = await counted(SPEC, TEXT, { engine, by });
        return groups?.groups.map(({ key, rows, counts }) => [keyText(key), rows, counts[0]?.bins]);
      };
      expect(await rowsBy('g')).toEqual([
        ['a', 2, [1, 1, 0]],
        ['(missing)', 3, [1, 2, 0]],
        ['é', 1, [0, 1, 0]],
      ]);
      expect(await rowsBy('g,h')).toEqual([
        ['a, x', 1, [1, 0, 0]],
        ['(missing), x', 2, [1, 1, 0]],
        ['(missing), y', 1, [0, 1, 0]],
        ['a, y', 1, [0, 1, 0]],
        ['é, x', 1, [0, 1, 0]],
      ]);
    },
  );

  test('are the same in both engines, for any rows', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('g', 'g,h', 'w'), async (text, by) => {
        const spec = parseSpec({ features: [{ columns: ['v', 'u'], boundaries: [3, 9] }] });
        const [records, bytes] = await Promise.all(
          (['records', 'bytes'] as const).map((engine) => counted(spec, text, { engine, by })),
        );
        expect(bytes?.groups).toEqual(records?.groups);
        expect(bytes?.counts).toEqual(records?.counts);
      }),
      { numRuns: 25 },
    );
  });
});

describe('weights', () => {
  const FITTED = { columns: ['v'], bins: '2', weight: 'w' } as const;

  test('are counted, those of missing values and of special codes, too', async () => {
    const text = 'v,w\n1,2\n2,3\n3,4\n4,1\n,7\n-999,5\n';
    const { features } = await fitted(text, { ...FITTED, special: ['-999'] });
    const counts = { bins: [2, 8], special: [5], missing: 7 };
    expect(features[0]?.baseline).toEqual({ rows: 22, weight: 'w', ...counts, invalid: 0 });
  });

  test('must be a column of the new data', async () => {
    const spec = await fitted('v,w\n1,2\n2,3\n', FITTED);
    const error = await caught(() => counted(spec, 'v\n1\n'));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN', received: 'w' });
    expect(error.hint).toContain('--baseline');
  });

  test('must be finite numbers, 0 or more', async () => {
    const spec = await fitted('v,w\n1,2\n2,3\n', FITTED);
    const error = await caught(() => counted(spec, 'v,w\n1,-1\n'));
    expect(error).toMatchObject({ code: 'E_FIT', received: -1 });
  });
});
