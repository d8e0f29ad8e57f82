import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { type CsvTableOptions, openCsvTable } from '../../src/engine/csv-table.ts';
import { planColumnsOf } from '../../src/engine/plan-table.ts';
import { SPEC_DEFAULTS, type Spec } from '../../src/spec/spec.ts';
import { cutEvery, sourceOf } from '../support/sources.ts';

interface Read {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
  readonly counted: unknown;
  readonly error: unknown;
}

const RECORDS: CsvTableOptions = { engine: 'records', threads: 1 };
const BYTES: readonly CsvTableOptions[] = [
  { engine: 'bytes', threads: 1 },
  { engine: 'bytes', threads: 1, blockBytes: 7 },
  { engine: 'bytes', threads: 2, blockBytes: 16, aloneBlocks: 1 },
];

/** Reads columns b and a, in that order. */
async function read(
  content: string,
  run: CsvTableOptions,
  policies: Partial<Pick<Spec, 'missing' | 'invalid'>> = {},
): Promise<Read> {
  const spec = { ...SPEC_DEFAULTS, ...policies };
  const values: number[][] = [[], []];
  let names: readonly string[] = [];
  const source = sourceOf(content, { cuts: cutEvery(11, content) });
  const take = (columns: readonly Float64Array[]): void => {
    for (const [i, column] of columns.entries()) values[i]?.push(...column);
  };
  let counted: unknown;
  let error: unknown;
  try {
    const table = await openCsvTable([source], resolveDialect(), run);
    if (table === undefined) throw new Error('the table is empty');
    try {
      const plan = await planColumnsOf({ columns: 'b,a', roles: [], spec }, table);
      names = plan.columns.map(({ name }) => name);
      const { rows, dropped, columns } = await table.readColumns(plan, take);
      const cells = columns.map(({ missing, invalid, overflow }) => [missing, invalid, overflow]);
      counted = { rows, dropped, cells };
    } finally {
      await table.close();
    }
  } catch (caught) {
    error = (caught as Error).message;
  }
  return { names, values, counted, error };
}

describe('the columns of a table', () => {
  test('come in the order of the spec, with NaN where a value is missing, each counted by itself', async () => {
    const content = 'a,x,b\n1,q,2.5\n,"r\n",1e400\n-3,s,NA\n';
    expect(await read(content, RECORDS)).toEqual({
      names: ['b', 'a'],
      values: [
        [2.5, Number.POSITIVE_INFINITY, Number.NaN],
        [1, Number.NaN, -3],
      ],
      counted: {
        rows: 3,
        dropped: 0,
        cells: [
          [1, 0, 1],
          [1, 0, 0],
        ],
      },
      error: undefined,
    });
  });

  test.each([
    ['plain rows', 'a,x,b\n1,q,2\n3,r,4\n5,s,6\n'],
    [
      'quotes that the kernel leaves to the fallback parser',
      'a,x,b\n1,"q"" ",2\n"3",r,"4"\r\n5,s,6',
    ],
    ['no rows', 'a,x,b\n'],
    ['a cell that is no number', 'a,x,b\n1,q,2\n3,r,oops\n5,s,6\n'],
    ['a ragged row', 'a,x,b\n1,q,2\n3,r\n5,s,6\n'],
    ['cells that only the grammar reads', 'a,x,b\n 1 ,q,1e-300\n+3,r,0.1234567890123456789\n'],
  ])('are the same by either engine: %s', async (_, content) => {
    const expected = await read(content, RECORDS);
    for (const way of BYTES) expect(await read(content, way)).toEqual(expected);
  });

  test('leave out the rows that a policy drops, and count them', async () => {
    const content = 'a,x,b\n1,q,2\nNA,r,4\n5,s,oops\n7,t,8\n';
    const policies = { missing: 'drop', invalid: 'drop' } as const;
    const expected = await read(content, RECORDS, policies);
    expect(expected).toMatchObject({
      values: [
        [2, 8],
        [1, 7],
      ],
      counted: { rows: 4, dropped: 2 },
    });
    for (const way of BYTES) expect(await read(content, way, policies)).toEqual(expected);
  });

  test('are the same by either engine for any cells', async () => {
    const cell = fc.oneof(
      fc.double().map(String),
      fc.constantFrom('', 'NA', 'inf', ' 2', '"3"', '1e400', '-0', 'x'),
    );
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 30 });
    const invalid = fc.constantFrom('error' as const, 'missing' as const, 'drop' as const);
    await fc.assert(
      fc.asyncProperty(
        rows,
        invalid,
        fc.constantFrom(...BYTES.slice(0, 2)),
        async (table, policy, way) => {
          const content = `a,x,b\n${table.map(([a, b]) => `${a},q,${b}\n`).join('')}`;
          const expected = await read(content, RECORDS, { invalid: policy });
          expect(await read(content, way, { invalid: policy })).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
