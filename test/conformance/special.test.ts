import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import { expectMeaning } from './agree.ts';
import { BYTES_WAYS, type Job, RECORDS, ready } from './run.ts';

const CODED =
  'id,a,b\n1,-999,0\n2,,-999.0\n3,REF,-9.99e2\n4,0.15,NA\n5, REF ,7\n6,"REF",n/a\n' +
  '7,"a ""q""",1\n8,\xc3\x84b,REF\n9,inf,1e99\n10, unknown,-1\n';
const WORDS = [-999, ['REF', 'unknown', -1], 'a "q"', 'Äb', 'NA'];

function coded(output: unknown, more: object = {}): object {
  const feature = { columns: ['a', 'b'], boundaries: [0, 3], output, special: WORDS, ...more };
  return { features: [feature] };
}

/** Words and numbers in every mode, beside missing values, outer edges and both precisions. */
const MODES = OUTPUT_MODE_NAMES.flatMap((output) =>
  (['empty', 'own', 'last', 'drop', 'error'] as const).flatMap((missing) =>
    [{}, { precision: 'float32' }, { na_values: ['REF', '-999'] }, { default_na: false }].map(
      (more) => ({
        name: `${output}, missing: ${missing}, ${JSON.stringify(more)}`,
        files: [CODED],
        spec: {
          ...coded(output, missing === 'own' ? { outside: 'missing' } : {}),
          missing,
          ...more,
        },
      }),
    ),
  ),
);

const OTHERS: readonly (Job & { readonly name: string })[] = [
  ...(['missing', 'drop', 'error'] as const).map((invalid) => ({
    name: `words beside invalid cells: ${invalid}`,
    files: [`${CODED}11,other,REF\n12,REF,Unknown\n`],
    spec: { ...coded('label'), invalid },
    maxErrors: invalid === 'error' ? 1 : undefined,
  })),
  {
    name: 'decimal commas, and a code that they make a number',
    files: ['a;b\n1,5;REF\n-999,0;2,5\nREF;1.5\n'],
    spec: {
      invalid: 'missing',
      features: [
        { columns: ['a', 'b'], boundaries: [2], special: ['1,5', 'REF'], output: 'label' },
      ],
    },
    dialect: { delimiter: ';', decimal: ',' },
  },
  {
    name: 'words in columns of dates, durations and amounts, and codes of these types',
    files: [
      'd,t,m\n1900-01-01,unknown,$5\n2020-05-01T00:00,1:30:00,none\nnever,0:00:10,$1000\n' +
        '-999,-999,-999\n1900-01-01T00:00:00,10s,"$1,000"\n',
    ],
    spec: {
      features: [
        {
          columns: ['d'],
          type: 'datetime',
          boundaries: ['2020-01-01'],
          special: ['1900-01-01', 'never', -999],
          output: 'label',
        },
        {
          columns: ['t'],
          type: 'duration',
          boundaries: ['1:00:00'],
          special: ['10s', 'unknown', -999],
          output: 'label',
        },
        {
          columns: ['m'],
          numbers: ['currency'],
          boundaries: [10],
          special: [1000, -999, 'none'],
          output: 'label',
        },
      ],
    },
  },
  ...OUTPUT_MODE_NAMES.flatMap((output) =>
    ['empty', 'own', 'last'].map((missing) => ({
      name: `groups, ${output}, missing: ${missing}`,
      files: [CODED.replaceAll(/^(\d+),/gm, (_, id: string) => `${Number(id) % 3},`)],
      spec: {
        missing,
        features: [
          {
            columns: ['a', 'b'],
            boundaries: [0],
            output,
            special: WORDS,
            by: ['id'],
            groups: [
              { key: ['1'], boundaries: [1, 2, 3] },
              { key: ['2'], boundaries: [] },
            ],
          },
        ],
      },
    })),
  ),
];

describe('special words', () => {
  test.each([...MODES, ...OTHERS].map((job) => [job.name, job] as const))(
    'mean the same to both engines: %s',
    async (_, job) => {
      const run = ready(job);
      const oracle = await run(RECORDS);
      for (const way of BYTES_WAYS) {
        expectMeaning(await run(way), oracle, job, way);
      }
    },
  );

  test('are the cells that equal them, and no others', async () => {
    const spec = { ...coded('int'), missing: 'own', invalid: 'missing' };
    const run = ready({ files: [`${CODED}11,ref,REFER\n`], spec });
    const { output } = await run(RECORDS);
    const rows = output.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(1))).toEqual([
      ['3', '1'],
      ['8', '3'],
      ['4', '3'],
      ['1', '7'],
      ['4', '2'],
      ['4', '8'],
      ['5', '1'],
      ['6', '4'],
      ['2', '2'],
      ['4', '4'],
      ['8', '8'],
    ]);
  });

  test('come before the default list of missing values, and after the spec’s own', async () => {
    const column = 'x\nNA\nREF\nN/A\n';
    const of = async (na_values: readonly string[]) => {
      const features = [{ columns: ['x'], boundaries: [0], special: ['NA', 'REF'] }];
      const spec = { na_values, missing: 'own', features };
      return (await ready({ files: [column], spec })(RECORDS)).output;
    };
    expect(await of([])).toBe('x\n2\n3\n4\n');
    expect(await of(['REF', 'NA'])).toBe('x\n4\n4\n4\n');
  });

  test('of random columns mean the same to both engines', async () => {
    const cell = fc.oneof(
      fc.constantFrom('REF', ' REF', 'REF ', '"REF"', 'ref', 'RE', '-999', '-999.0', '', 'NA', 'x'),
      fc.double().map(String),
      fc.integer().map(String),
      fc.constantFrom('2.01059e-312', '2.0105900000000e-312', '4.9e-324'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), async (cells) => {
        const job: Job = {
          files: [`id,x\n${cells.map((text, i) => `${i},${text}`).join('\n')}\n`],
          spec: {
            invalid: 'missing',
            features: [
              {
                columns: ['x'],
                boundaries: [-1000, 0, 1e9],
                special: ['REF', -999],
                output: 'label',
              },
            ],
          },
        };
        const run = ready(job);
        expectMeaning(await run({ ...RECORDS, engine: 'bytes' }), await run(RECORDS), job);
      }),
      { numRuns: 100 },
    );
  });
});
