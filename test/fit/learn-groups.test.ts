import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import type { EngineName } from '../../src/engine/choose-engine.ts';
import { MEMORY } from '../../src/fit/collect/collect.ts';
import { LEARN_DEFAULTS } from '../../src/fit/options.ts';
import type { StrategyName } from '../../src/fit/strategies/names.ts';
import { collectTable } from '../../src/jobs/collect-table.ts';
import type { FitRequest } from '../../src/jobs/fit-request.ts';
import { fitCollected } from '../../src/jobs/fit-spec.ts';
import { type Feature, SPEC_DEFAULTS } from '../../src/spec/spec.ts';
import { sourceOf } from '../support/sources.ts';

/** A fit of column v with 3 bins. */
function request(strategy: StrategyName, by?: string, minRows = 1): FitRequest {
  const spec = { ...SPEC_DEFAULTS, features: [] };
  return {
    read: { columns: 'v', roles: [], spec, by },
    weight: undefined,
    spec,
    output: undefined,
    name: undefined,
    options: {
      ...LEARN_DEFAULTS,
      strategy,
      bins: 3,
      parameters: {},
      rounding: { kind: 'none' },
    },
    columnOptions: [],
    isShared: false,
    groups: by === undefined ? undefined : { minRows, otherwise: 'all' },
    isPartial: false,
    collect: { memory: MEMORY, sketch: false, error: 0.001 },
  };
}

async function fitted(
  text: string,
  learnOptions: FitRequest,
  engine: EngineName = 'records',
): Promise<{ readonly feature: Feature | undefined; readonly warnings: readonly string[] }> {
  const source = sourceOf(Buffer.from(text), { name: 'a.csv' });
  const run = { engine, threads: 1, blockBytes: 32 } as const;
  const table = await collectTable(learnOptions, [source], resolveDialect({}), run);
  const { spec, warnings } = fitCollected(learnOptions, table, '0');
  return { feature: spec.features[0], warnings };
}

const rows = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c d', ''), fc.integer({ min: -9, max: 99 })),
  { minLength: 12, maxLength: 60 },
);
const strategies = fc.constantFrom<StrategyName>('quantile', 'uniform', 'kmeans');

test('the list of a group is the one that its rows alone give', async () => {
  await fc.assert(
    fc.asyncProperty(rows, strategies, async (table, strategy) => {
      fc.pre(new Set(table.map(([, value]) => value)).size > 6);
      const csv = (some: typeof table): string =>
        `g,v\n${some.map((row) => row.join(',')).join('\n')}\n`;
      const { feature } = await fitted(csv(table), request(strategy, 'g'));
      const byBytes = await fitted(csv(table), request(strategy, 'g'), 'bytes');
      expect(byBytes.feature).toEqual(feature);
      expect(feature?.groups?.map(({ key }) => key[0])).toEqual(
        ['a', 'b', 'c d', null].filter((key) => table.some(([g]) => g === (key ?? ''))),
      );
      for (const { key, boundaries, rows: count } of feature?.groups ?? []) {
        const own = table.filter(([g]) => g === (key[0] ?? ''));
        expect(count).toBe(own.length);
        const isOne = new Set(own.map(([, value]) => value)).size === 1;
        const alone = isOne ? undefined : await fitted(csv(own), request(strategy));
        expect(boundaries).toEqual(alone?.feature?.boundaries ?? []);
      }
    }),
    { numRuns: 60 },
  );
});

test('a group with too few rows or without values takes the list of all rows', async () => {
  const text = 'g,v\na,1\na,4\na,7\na,10\nb,7\nc,\nc,\nc,\n';
  const { feature, warnings } = await fitted(text, request('quantile', 'g', 3));
  expect(feature?.groups).toEqual([
    { key: ['a'], boundaries: [4, 7], rows: 4, baseline: { bins: [1, 1, 2], missing: 0 } },
    { key: ['b'], rows: 1, baseline: { bins: [0, 1], missing: 0 } },
    { key: ['c'], rows: 3, baseline: { bins: [0, 0], missing: 3 } },
  ]);
  expect(warnings).toContain(
    '"v": 1 of 3 groups have fewer than 3 rows and share the list of all rows: "b"',
  );
});

test('several columns make a key together', async () => {
  const text = 'g,h,v\na,1,1\na,1,2\na,2,10\na,2,20\na,,5\n';
  const { feature } = await fitted(text, request('quantile', 'g,h'));
  expect(feature?.by).toEqual(['g', 'h']);
  expect(feature?.groups?.map(({ key }) => key)).toEqual([
    ['a', '1'],
    ['a', '2'],
    ['a', null],
  ]);
});
