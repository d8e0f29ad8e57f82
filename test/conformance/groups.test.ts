import fc from 'fast-check';
import { describe, test } from 'vitest';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import { expectMeaning } from './agree.ts';
import { BYTES_WAYS, type Job, RECORDS, ready, type Way } from './run.ts';

const FILE =
  'country,year,fare,tip,note\n' +
  'DE,1,1,5,x\n"DE",2,9,4,"y, z"\nAT,1,10,,w\nAT,2,99,1,\n,1,3,2,v\nNA,1,3,3,u\n' +
  '"\xc3\x84",1,3,inf,t\n"a ""q""",2,7,-1,s\n DE,1,3,0,r\n';

const GROUPS = [
  { key: ['DE'], boundaries: [5] },
  { key: ['AT'], boundaries: [1, 2, 50, 60] },
  { key: [null], boundaries: [] },
  { key: ['NA'] },
  { key: ['\u00c4'], boundaries: [0] },
  { key: ['a "q"'], boundaries: [1, 2, 3] },
];

function grouped(output: unknown, more: object = {}): object {
  const groups = { by: ['country'], groups: GROUPS };
  return { columns: ['fare'], boundaries: [2, 4], output, ...groups, ...more };
}

const MODES = [...OUTPUT_MODE_NAMES, ['int', 'label', 'bounds']].flatMap((output) =>
  [false, true].flatMap((append) =>
    ['empty', 'own', 'last', 'drop'].map((missing) => ({
      name: `${String(output)}${append ? ', appended' : ''}, missing: ${missing}`,
      files: [FILE],
      spec: { missing, features: [{ ...grouped(output), columns: ['fare', 'tip'] }] },
      request: { append },
    })),
  ),
);

const OTHERS = ['all', 'missing', 'error'].flatMap((otherwise) =>
  ['int', 'label', 'count'].flatMap((output) =>
    [undefined, 9].map((maxErrors) => ({
      name: `${output}, other groups: ${otherwise}${maxErrors === undefined ? '' : ', rows left out'}`,
      files: [`${FILE}FR,1,3,4,q\nDE,1,8,8,p\n`],
      spec: { features: [grouped(output, { else: otherwise })] },
      maxErrors,
    })),
  ),
);

const CASES: readonly (Job & { readonly name: string })[] = [
  ...MODES,
  ...OTHERS,
  {
    name: 'two columns that make groups, a feature without, and one of the same groups',
    files: [FILE],
    spec: {
      features: [
        grouped('label', {
          by: ['country', 'year'],
          groups: [
            { key: ['DE', '1'], boundaries: [1] },
            { key: [null, '1'], boundaries: [3, 4] },
          ],
        }),
        { columns: ['tip'], boundaries: [2], output: 'label' },
      ],
    },
  },
  {
    name: 'the same groups for two features, one of them of the column that makes groups',
    files: [FILE.replaceAll(/^(\w*|".*?"| DE),/gm, '1,')],
    spec: {
      features: [
        grouped('int', { by: ['year'], groups: [{ key: ['1'], boundaries: [3] }] }),
        { columns: ['year', 'tip'], boundaries: [2], by: ['year'], groups: [{ key: ['1'] }] },
      ],
    },
  },
  {
    name: 'only output columns',
    files: [FILE],
    spec: { features: [grouped('label')] },
    request: { keep: [] },
  },
  {
    name: 'own labels, and a format of labels',
    files: [FILE],
    spec: {
      features: [grouped('label', { labels: ['a', 'b', 'c', 'd', 'e'] })],
    },
    request: { labelFormat: '{code}:{lower}..{upper}:{label}' },
  },
  {
    name: 'values outside that are missing',
    files: [FILE],
    spec: {
      missing: 'own',
      features: [
        grouped('label', { outside: 'missing', groups: [{ key: ['DE'], boundaries: [0, 2, 9] }] }),
      ],
    },
  },
  {
    name: 'a row that no dialect can write',
    files: ['country;fare\nDE;1\nDE;9\nAT;1\n'],
    spec: {
      features: [grouped('label', { labels: ['a', 'b', 'c;c', 'd', 'e'] })],
    },
    dialect: { quote: null, delimiter: ';' },
  },
];

async function check(job: Job, ways: readonly Way[] = BYTES_WAYS): Promise<void> {
  const run = ready(job);
  const oracle = await run(RECORDS);
  for (const way of ways) {
    expectMeaning(await run(way), oracle, job, way);
  }
}

describe('both engines give the same for groups', () => {
  test.each(CASES)('$name', (job) => check(job));
});

test('both engines give the same for random groups', async () => {
  const keys = fc.constantFrom('a', 'b', '', ' ', '"c"', '"x, y"', 'NA', '\xff');
  const lists = fc
    .uniqueArray(fc.integer({ min: -3, max: 3 }), { maxLength: 4 })
    .map((list) => list.sort((a, b) => a - b));
  const job = fc.record({
    rows: fc.array(fc.tuple(keys, keys, fc.constantFrom('0', '1', '-2', '', 'nan', '2.5', 'x'))),
    isDouble: fc.boolean(),
    known: fc.uniqueArray(fc.constantFrom('a', 'b', 'NA', 'x, y'), { maxLength: 4 }),
    list: lists,
    others: fc.array(fc.option(lists, { nil: undefined }), { minLength: 4, maxLength: 4 }),
    otherwise: fc.constantFrom('all', 'missing', 'error'),
    output: fc.constantFrom(...OUTPUT_MODE_NAMES),
    missing: fc.constantFrom('empty', 'own', 'last'),
    maxErrors: fc.constantFrom(undefined, 2, 99),
  });
  await fc.assert(
    fc.asyncProperty(job, async (one) => {
      const by = one.isDouble ? ['g', 'h'] : ['g'];
      const groups = one.known.map((key, i) => ({
        key: by.map(() => key),
        ...(one.others[i] !== undefined && { boundaries: one.others[i] }),
      }));
      const feature = { columns: ['v'], boundaries: one.list, output: one.output };
      const job = {
        files: [`g,h,v\n${one.rows.map((row) => `${row.join(',')}\n`).join('')}`],
        spec: {
          missing: one.missing,
          features: [{ ...feature, by, groups, else: one.otherwise }],
        },
        maxErrors: one.maxErrors,
      };
      await check(job, BYTES_WAYS.slice(1, 3));
    }),
    { numRuns: 100 },
  );
});
