import fc from 'fast-check';
import { describe, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { expectMeaning, expectSame } from './agree.ts';
import { CASES } from './cases.ts';
import { type Job, RECORDS, ready, type Way } from './run.ts';

/**
 * Files that are read in ranges give what they give in order. This thread takes all ranges, so that many sizes are
 * tried in little time; other threads take them below.
 */
const RANGED: Way = {
  engine: 'bytes',
  threads: 2,
  aloneBlocks: Number.POSITIVE_INFINITY,
  isFile: true,
  pieceBytes: 64,
};
const IN_ORDER: Way = { engine: 'bytes', threads: 1 };

const SIZES = [1, 2, 3, 5, 8, 13, 21, 34, 55, 64, 89, 144];

/** A tenth of the cases; all of them with ALL_WAYS in the environment. */
const step = process.env['ALL_WAYS'] === undefined ? 10 : 1;
const cases = CASES.filter(
  ({ dialect }) => chooseEngine(resolveDialect(dialect)).name === 'bytes',
).filter((_, i) => i % step === 0);

async function check(job: Job, ways: readonly Way[]): Promise<void> {
  const run = ready(job);
  const shown = await run({ ...IN_ORDER, blockBytes: ways[0]?.blockBytes });
  expectMeaning(shown, await run(RECORDS), job);
  for (const way of ways) expectSame(await run(way), shown, way);
}

describe('ranges of a file change nothing', () => {
  test.each(cases.map((one, i) => ({ ...one, i })))('$name', async ({ i, ...job }) => {
    const sizes = SIZES.filter((_, at) => at % 4 === i % 4);
    await check(
      job,
      sizes.map((blockBytes, at) => ({ ...RANGED, blockBytes, isToFile: at % 2 === 0 })),
    );
  });
});

/** Rows whose cells make every kind of edge: quotes, line ends within them, CR LF, CR alone. */
const cells = fc.constantFrom(
  '1',
  '2.5',
  '"1"',
  'x',
  '"a\nb"',
  '"a\r\nb"',
  '"\r"',
  '"""',
  '""',
  '"a""b"',
  '"',
  'q"',
);
const shapes = fc.record({
  rows: fc.array(fc.tuple(fc.constantFrom('1', '2.5', '"3"', '', '"\n"'), cells, cells), {
    maxLength: 25,
  }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  tail: fc.constantFrom('', '\n', '"', '1,"', '1,"a\n', '\r', '1,2,3', '1,2'),
});

const edges: fc.Arbitrary<Job> = fc
  .record({
    shape: shapes,
    lenient: fc.boolean(),
    maxErrors: fc.constantFrom(undefined, Number.POSITIVE_INFINITY, 2),
    maxRecord: fc.constantFrom(20, 64, 1000),
    invalid: fc.constantFrom('error', 'missing', 'drop'),
    skip: fc.constantFrom(0, 0, 1),
    files: fc.constantFrom(1, 1, 2),
  })
  .map(({ shape: { rows, end, tail }, lenient, maxErrors, maxRecord, invalid, skip, files }) => {
    const lines = rows.map((row) => row.join());
    const text = `${'#\n'.repeat(skip)}${['a,b,c', ...lines].join(end)}${end}${tail}`;
    return {
      files: Array.from({ length: files }, () => text),
      spec: { invalid, features: [{ columns: ['a'], boundaries: [1, 2], output: 'int' }] },
      dialect: { lenient, maxRecord, skip },
      maxErrors,
    };
  });

/** Many: `FUZZ_RUNS=50000`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

test('ranges of any size begin and end anywhere: within quotes, between CR and LF, at the end', async () => {
  const property = fc.asyncProperty(
    edges,
    fc.integer({ min: 1, max: 80 }),
    fc.boolean(),
    async (job, blockBytes, isToFile) => {
      const run = ready(job);
      const shown = await run({ ...RANGED, blockBytes, isToFile });
      expectMeaning(shown, await run(RECORDS), job);
      expectSame(shown, await run({ ...IN_ORDER, blockBytes }));
    },
  );
  await fc.assert(property, { numRuns: RUNS });
}, 3_600_000);

describe('threads that take ranges change nothing', () => {
  const rows = Array.from(
    { length: 400 },
    (_, i) => `${i % 5},"${'x'.repeat(i % 40)}\r\n""${i}",${i}`,
  );
  const text = ['a,b,c', ...rows].join('\r\n');
  const damages: readonly (readonly [string, string])[] = [
    ['a whole file', text],
    ['a stray quote', text.replace('200\r\n', '2"00\r\n')],
    ['a quote that is never closed', `${text}\r\n1,"x`],
    ['a row with a field too many', text.replace('"300"', '"300",3')],
    ['a word for a number', text.replace('\r\n4,"', '\r\nword,"')],
  ];
  const spec = { a: [1, 3] };
  test.each(damages)('%s', async (_, file) => {
    for (const [threads, maxErrors, aloneBlocks] of [
      [2, undefined, 0],
      [3, Number.POSITIVE_INFINITY, 0],
      [2, Number.POSITIVE_INFINITY, undefined],
    ] as const) {
      const job: Job = { files: [file, file], spec, maxErrors };
      const way = { engine: 'bytes', threads, aloneBlocks, isFile: true, pieceBytes: 64 } as const;
      await check(job, [
        { ...way, blockBytes: 50, isToFile: true },
        { ...way, blockBytes: 333, isToFile: false },
      ]);
    }
  });
});
