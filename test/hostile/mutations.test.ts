import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import { unpack } from '../../src/io/compression/decompress.ts';
import { COMPRESSIONS, type Compression } from '../../src/io/compression/formats.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { stringifySpec } from '../../src/spec/stringify.ts';
import { applied } from '../support/applied.ts';
import { scratchFolder } from '../support/cli.ts';
import { manyRuns } from '../support/many-runs.ts';
import { sourceOf } from '../support/sources.ts';

/**
 * Good inputs with a few bytes changed: each ends well, or in a DiscretizeError that is no bug. Many more:
 *
 *     MUTATIONS=200000 npx vitest run test/hostile/mutations.test.ts
 */
const RUNS = Number(process.env['MUTATIONS'] ?? 1000);
const LONG = 3_600_000;

/** A change of some bytes: where, as a part of the length; how many go; what comes. */
type Mutation = readonly [part: number, length: number, comes: string];

const mutations = (signs: readonly string[]): fc.Arbitrary<readonly Mutation[]> => {
  const comes = fc.oneof(
    fc.constantFrom(...signs),
    fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
  );
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.array(fc.tuple(part, fc.nat(12), comes), { minLength: 1, maxLength: 6 });
};

/** @param text a byte string */
function mutated(text: string, changes: readonly Mutation[]): Buffer {
  const changed = changes.reduce((before, [part, length, comes]) => {
    const at = Math.floor(part * before.length);
    return before.slice(0, at) + comes + before.slice(at + length);
  }, text);
  return Buffer.from(changed, 'latin1');
}

/** What becomes of it: undefined where it ends well; what is no DiscretizeError is thrown. */
async function refusal(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof DiscretizeError) return error.code;
    throw error;
  }
}

const TABLES = [
  'id,a,b,note\n1,0.5,3,x\n2,"1,234.5",-1e3,"y ""z"""\n3,,NA,"two\nlines"\n',
  'a;b\r\n1.234,5;x\r\n-,5;"y;"\r\n12;\r\n',
  '\ufeffa\tb\n1\t2\n\n3\tinf\n',
].map((text) => Buffer.from(text).toString('latin1'));

const DIALECTS = [
  {},
  { delimiter: ';', decimal: ',', thousands: '.' },
  { delimiter: '\t', quote: null },
  { encoding: 'utf-16le' },
  { encoding: 'shift_jis' },
  { comment: '#', escape: '\\', maxRecord: 30 },
] as const;

test('tables', { timeout: LONG }, async () => {
  const signs = [
    '"',
    ',',
    '\n',
    '\r',
    '\0',
    '\xff',
    '\xe2\x82',
    '""',
    '1e999',
    ';',
    '\t',
    '#',
    '\\"',
  ];
  const tables = fc.tuple(fc.constantFrom(...TABLES), mutations(signs));
  const ways = fc.record({
    dialect: fc.constantFrom(...DIALECTS),
    spec: fc
      .record({
        boundaries: fc.constant([0, 1, 1000]),
        output: fc.constantFrom('int', 'one_hot', 'count', 'label'),
      })
      .map((one) => ({ features: [one], invalid: 'drop' })),
    engine: fc.constantFrom('records' as const, 'bytes' as const),
    request: fc.record({ columns: fc.constantFrom(undefined, '1', '2-2') }),
  });
  await fc.assert(
    fc.asyncProperty(tables, ways, async ([table, changes], { engine, ...way }) => {
      const isPlain = !('encoding' in way.dialect || 'comment' in way.dialect);
      const wish = { ...way, engine: isPlain ? engine : ('records' as const) };
      const { error } = await applied(mutated(table, changes), wish);
      expect(error?.code).not.toBe('E_BUG');
    }),
    { numRuns: RUNS },
  );
});

let specs: readonly string[] = [];

beforeAll(async () => {
  const paths = ['samples/trips.json', 'test/golden/keras-model-config.json'];
  const texts = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
  specs = [
    ...texts.map((text) => text.slice(0, 20_000)),
    '[0, 1.5, 1e3]',
    '{"a": [1], "b": [2, 3]}',
  ];
});

test('specs', { timeout: LONG }, async () => {
  const signs = [
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    '1e999',
    '-',
    '\\u0000',
    '"__proto__":',
    '\0',
  ];
  const good = fc
    .nat(specs.length - 1)
    .chain((i) => fc.tuple(fc.constant(specs[i] ?? ''), mutations(signs)));
  await fc.assert(
    fc.asyncProperty(good, async ([text, changes]) => {
      const bytes = mutated(text, changes).toString('utf8');
      const code = await refusal(() => {
        const spec = parseSpec(bytes);
        expect(parseSpec(stringifySpec(spec))).toEqual(spec);
      });
      expect([undefined, 'E_SPEC', 'E_BOUNDARIES', 'E_LABELS']).toContain(code);
      expect(Reflect.ownKeys(Object.prototype)).not.toContain('a');
    }),
    { numRuns: RUNS },
  );
});

test('gzip data, which is never silently short or wrong', { timeout: LONG }, async () => {
  const text = 'a,b\n'.repeat(500);
  // One member: without its first one, a file of two is a good file.
  const whole = gzipSync(text).toString('latin1');
  const gzip = COMPRESSIONS.find(({ name }) => name === 'gzip') as Compression;
  await fc.assert(
    fc.asyncProperty(mutations(['\0', '\x1f\x8b', '\xff']), async (changes) => {
      const pieces: Uint8Array[] = [];
      const code = await refusal(async () => {
        const { bytes } = sourceOf(mutated(whole, changes));
        for await (const piece of unpack(bytes, gzip, 'in.gz')) pieces.push(piece);
      });
      if (code === undefined) expect(Buffer.concat(pieces).toString()).toBe(text);
      else expect(code).toBe('E_INPUT');
    }),
    { numRuns: RUNS },
  );
});

const WORDS = [
  ...['0', '1', '-1', '1.5', '0,1', '1,0', 'a=1', 'a=1,2', 'nan', '1e999', '', ',', '=', '-', '--'],
  ...['a', 'b', '2', '1-2', 'a..b', '*', 'a:quantile:3', 'int', 'one_hot', 'own', 'auto', 'none'],
  ...['tab', ';', '.', 'utf-16le', 'latin1', '1M', '999999999999', 'keras', 'always', '99999'],
  ...['spec.json', 'in.csv', 'in.csv.gz', 'empty.csv', 'gone.csv', '.', '/dev/null', 'out.csv'],
];

test('arguments', { timeout: LONG }, async () => {
  const own = COMMANDS.flatMap(({ flags }) => flags);
  // What reads standard input or this machine's cores for long is for other tests.
  const flags = [...FLAGS, ...own].filter(({ long }) => !['in-place', 'threads'].includes(long));
  const word = fc.constantFrom(...WORDS);
  const flag: fc.Arbitrary<readonly string[]> = fc
    .constantFrom(...flags)
    .chain(({ long, value }) =>
      value === undefined
        ? fc.constant<readonly string[]>([`--${long}`])
        : fc.oneof(
            word.map((text): readonly string[] => [`--${long}`, text]),
            word.map((text): readonly string[] => [`--${long}=${text}`]),
          ),
    );
  const first = fc.constantFrom<string[][]>([], [], ...COMMANDS.map(({ name }) => name.split(' ')));
  const line = fc
    .tuple(
      first,
      fc.constantFrom([], ['-b', '1'], ['-n', '2']),
      fc.array(flag, { maxLength: 5 }),
      fc.array(word, { maxLength: 2 }),
    )
    .map(([command, basis, options, words]) => [
      ...command,
      ...basis,
      ...options.flat(),
      ...words,
      'in.csv',
    ]);
  const lists = fc.sample(line, { numRuns: RUNS, seed: Number(process.env['SEED'] ?? 5) });
  const folder = await scratchFolder({
    'in.csv': 'a,b\n1,x\n2.5,y\n',
    'in.csv.gz': gzipSync('a,b\n1,x\n'),
    'empty.csv': '',
    'spec.json': '{"a": [1]}',
  });
  const runs = await manyRuns(lists, folder);
  expect(runs.filter(({ status, stray }) => status === 70 || stray !== '')).toEqual([]);
  const statuses = new Set(runs.map(({ status }) => status));
  expect([...statuses].filter((status) => ![0, 1, 2, 66, 73, 74].includes(status))).toEqual([]);
  expect(statuses.has(0) && statuses.has(2)).toBe(true);
});
