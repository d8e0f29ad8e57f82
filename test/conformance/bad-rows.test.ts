import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectMeaning, expectSame } from './agree.ts';
import { BYTES_WAYS, type Job, RECORDS, ready, type Way } from './run.ts';

/** Rows of three fields, two of which are binned, and what may be wrong with them. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  good: ['1', 'name', '2.5'],
  'a word': ['word', 'name', '2'],
  'a word in the last column': ['1', 'name', 'w1'],
  'two words': ['ab', 'name', 'cd'],
  'a word after a listed one': ['none', 'NA', 'n.a.'],
  'a word that is not ASCII': ['1', 'n\xc3\xa4me', '\xc3\xa9\xe2\x82\xac'],
  'a word that is not UTF-8': ['\xff\xc3', '\xe2\x82', '2'],
  'a quoted word': ['1', '"na""me"', '"a ""word"""'],
  'a word below a line end in quotes': ['1', '"na\nme"', 'word'],
  'a missing cell': ['', 'name', '2'],
  'a missing cell beside a word': ['word', 'name', ''],
  'a number beyond float64': ['1e400', 'name', '9007199254740993'],
  'a stray quote': ['1', 'na"me', '2'],
  'a stray quote after other signs': ['1\xc3\xa9', '', '2"'],
  'text after a quote': ['1', '"na"me', '2'],
  'a field too many': ['1', 'name', '2', '\xc3\xa9'],
  'a field too many, and quotes': ['1', '"name"', '2', '3'],
  'many fields too many': ['1', 'name', '2', '', '3', ''],
  'a field too few': ['1', 'n\xc3\xa4me'],
  'one field': ['12345'],
  'a blank line': [''],
};

const KINDS = Object.keys(ROWS).filter((kind) => kind !== 'good');

interface Style {
  readonly delimiter: string;
  readonly end: string;
  readonly start: string;
}

const STYLES: readonly Style[] = [
  { delimiter: ',', end: '\n', start: '' },
  { delimiter: ';', end: '\r\n', start: '\xef\xbb\xbf' },
  { delimiter: '\t', end: '\r', start: '' },
];

function fileOf(kinds: readonly string[], { delimiter, end, start }: Style): string {
  const lines = kinds.map((kind) => (ROWS[kind] as readonly string[]).join(delimiter));
  return start + [['a', 'b', 'c'].join(delimiter), ...lines].join(end) + end;
}

/** More bad rows than any batch that follows a bad row has, with good ones between some of them. */
function longRun(kind: string): string[] {
  const run = Array.from({ length: 1100 }, () => kind);
  const mixed = Array.from({ length: 90 }, (_, i) => (i % 7 < 3 ? 'good' : kind));
  return ['good', ...run, 'good', ...mixed, 'good', kind];
}

const RULES: readonly Pick<Job, 'maxErrors' | 'request' | 'dialect'>[] = [
  { maxErrors: Number.POSITIVE_INFINITY },
  { maxErrors: 1111 },
  { maxErrors: Number.POSITIVE_INFINITY, request: { append: true } },
  { maxErrors: Number.POSITIVE_INFINITY, dialect: { lenient: true } },
];

const POLICIES = [
  { invalid: 'error', missing: 'empty' },
  { invalid: 'error', missing: 'error' },
  { invalid: 'missing', missing: 'drop' },
  { invalid: 'drop', missing: 'error' },
] as const;

const FEATURES = [
  { columns: ['c'], boundaries: [1, 2], output: 'int' },
  { columns: ['a'], boundaries: [0, 2], output: 'one_hot' },
];

const WAYS: readonly Way[] = [
  { engine: 'bytes', threads: 1 },
  { engine: 'bytes', threads: 1, blockBytes: 1000 },
  { engine: 'bytes', threads: 2, blockBytes: 700, aloneBlocks: 0 },
  { engine: 'bytes', threads: 2, blockBytes: 900, aloneBlocks: 0, isFile: true, isToFile: true },
];

describe('runs of bad rows give the same rows, counts, errors and lines with both engines', () => {
  test.each(KINDS.map((kind, i) => [kind, i] as const))('%s', async (kind, index) => {
    for (const [i, rules] of RULES.entries()) {
      const style = STYLES[(index + i) % STYLES.length] as Style;
      const policies = POLICIES[(index + i) % POLICIES.length] as (typeof POLICIES)[number];
      const job: Job = {
        ...rules,
        files: [fileOf(longRun(kind), style)],
        spec: { ...policies, features: FEATURES },
        dialect: { ...rules.dialect, delimiter: style.delimiter },
      };
      const run = ready(job);
      const oracle = await run(RECORDS);
      const way = WAYS[(index + i) % WAYS.length] as Way;
      const shown = await run(way);
      expectMeaning(shown, oracle, job, way);
      expectSame(await run({ engine: 'bytes', threads: 1, takesRuns: false }), shown, way);
    }
  });
});

/** Many: `FUZZ_RUNS=50000`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

test('bad rows of all kinds in any order give the same with both engines', async () => {
  const kinds = fc.array(
    fc.tuple(fc.constantFrom(...Object.keys(ROWS)), fc.integer({ min: 1, max: 9 })),
    { maxLength: 12 },
  );
  const ways = fc.oneof(
    fc.constantFrom(...WAYS.slice(0, 2), ...BYTES_WAYS.filter(({ threads }) => threads === 1)),
    fc
      .integer({ min: 1, max: 200 })
      .map((blockBytes): Way => ({ engine: 'bytes', threads: 1, blockBytes })),
  );
  const jobs = fc
    .record({
      kinds,
      style: fc.constantFrom(...STYLES),
      policies: fc.constantFrom(...POLICIES),
      features: fc.constantFrom(FEATURES, FEATURES.slice(1), [
        { columns: ['a', 'b', 'c'], boundaries: [1], output: 'count' },
      ]),
      lenient: fc.constantFrom(false, false, true),
      append: fc.boolean(),
      maxRecord: fc.constantFrom(8, 16, 1000),
      maxErrors: fc.constantFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 5),
      isEnded: fc.boolean(),
    })
    .map(({ kinds: some, style, policies, features, isEnded, ...rest }): Job => {
      const text = fileOf(
        some.flatMap(([kind, count]) => Array.from({ length: count }, () => kind)),
        style,
      );
      return {
        files: [isEnded ? text : text.slice(0, -style.end.length)],
        spec: { ...policies, features },
        request: { append: rest.append },
        maxErrors: rest.maxErrors,
        dialect: { delimiter: style.delimiter, lenient: rest.lenient, maxRecord: rest.maxRecord },
      };
    });
  await fc.assert(
    fc.asyncProperty(jobs, ways, async (job, way) => {
      const run = ready(job);
      const shown = await run(way);
      expectMeaning(shown, await run(RECORDS), job, way);
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);

test('a run of bad rows is rejected at once', async () => {
  const job: Job = {
    files: [fileOf(longRun('a word'), STYLES[0] as Style)],
    spec: { features: FEATURES },
    maxErrors: Number.POSITIVE_INFINITY,
  };
  const { rejected } = await ready(job)({ engine: 'bytes', threads: 1 });
  expect(rejected).toHaveLength(1100 + 51 + 1);
});
