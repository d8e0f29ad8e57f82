import fc from 'fast-check';
import { test } from 'vitest';
import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { expectMeaning, expectSame } from './agree.ts';
import { type Job, RECORDS, ready, runWhole, type Way } from './run.ts';

/**
 * Both engines on random tables, dialects, specs and damage. fast-check prints the seed and the path of
 * a failure; what it finds becomes a case of `cases.ts`. Many runs:
 *
 *     FUZZ_RUNS=50000 npx vitest run test/conformance/fuzz.test.ts
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 700);

/** One of some values. */
const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const delimiters = fc.oneof(
  { weight: 6, arbitrary: fc.constant(',') },
  {
    weight: 4,
    arbitrary: one(';', '\t', '|', ' ', '.', '-', '\0', 'e', '+', "'", '_', '\x7f', 'x'),
  },
);
const quotes = fc.oneof(
  { weight: 7, arbitrary: fc.constant<string | null>('"') },
  { weight: 3, arbitrary: one<string | null>("'", null, '`', 'a', '-', ' ') },
);

const numbers = fc.oneof(
  one(
    '0',
    '1',
    '2',
    '0.1',
    '-0.5',
    '3',
    '1e1',
    '.5',
    '5.',
    '-1',
    '00.1',
    '1e400',
    '-99',
    '9007199254740993',
    '0.30000000000000004',
  ),
  fc.double().map(String),
  fc.integer().map(String),
);
const texts = one(
  '',
  '',
  'x',
  'nan',
  'NA',
  'inf',
  '-',
  '1 ',
  ' 2',
  '1,5',
  '1.234,5',
  '1,234.5',
  '1 234',
  '1\xc2\xa0234',
  'a"b',
  '"',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\xff',
  '\xc3\xa9',
  '\xef\xbb\xbf',
  'x y',
  "'",
  ';',
  '#',
  'long '.repeat(12),
  'q'.repeat(70),
);
const values = fc.oneof({ weight: 5, arbitrary: numbers }, { weight: 2, arbitrary: texts });

/** A cell: its text, and whether it is put in quotes though it need not be. */
const cells = fc.tuple(values, fc.boolean());

/** How numbers are written; mostly with a point. */
const notations = one<Pick<DialectOptions, 'decimal' | 'thousands'>>(
  {},
  {},
  {},
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { thousands: ',' },
  { thousands: ' ' },
  { decimal: ',', thousands: '\u00a0' },
);

const lineEnds = one('\n', '\n', '\r\n', '\r');

interface Shape {
  readonly rows: readonly (readonly (readonly [string, boolean])[])[];
  readonly ends: readonly string[];
  readonly isEnded: boolean;
}

const shapes = (width: number): fc.Arbitrary<Shape> =>
  fc.record({
    rows: fc.array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 12 }),
    ends: fc.oneof(
      lineEnds.map((end) => [end]),
      fc.array(one('\n', '\r\n', '\r', '\n\n', '\r\r\n'), { minLength: 1, maxLength: 5 }),
    ),
    isEnded: fc.boolean(),
  });

/** A change of the bytes: at a place (as a part of the length), how many go, and what comes. */
const damages = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(2),
    fc
      .array(one(',', '"', '\n', '\r', '1', 'x', '\0', '', '.', ' ', '\r\n', '""', '","'), {
        maxLength: 2,
      })
      .map((signs) => signs.join('')),
  ),
  { maxLength: 3 },
);

type Damage = readonly (readonly [number, number, string])[];

function damaged(text: string, damage: Damage): string {
  return damage.reduce((before, [part, length, sign]) => {
    const at = Math.floor(part * before.length);
    return before.slice(0, at) + sign + before.slice(at + length);
  }, text);
}

interface Signs {
  readonly delimiter: string;
  readonly quote: string | null;
}

function written(
  { rows, ends, isEnded }: Shape,
  header: readonly string[] | undefined,
  { delimiter, quote }: Signs,
): string {
  const cell = ([text, isQuoted]: readonly [string, boolean]): string => {
    const isSpecial =
      /[\r\n]/.test(text) || text.includes(delimiter) || (quote !== null && text.includes(quote));
    if (quote === null || !(isQuoted || isSpecial)) return text;
    return quote + text.replaceAll(quote, quote + quote) + quote;
  };
  const head = header === undefined ? [] : [header.map((name) => [name, false] as const)];
  const lines = [...head, ...rows].map((row) => row.map(cell).join(delimiter));
  const text = lines.map((line, i) => line + ends[i % ends.length]).join('');
  return isEnded ? text : text.replace(/(?:\r\n|\n|\r)$/, '');
}

const outputs = one('int', 'one_hot', 'multi_hot', 'count', 'label');
const lists = one([0], [-0.5, 0, 0.1, 0.2, 3], [1, 2], [0.1]);
const labels = one<readonly string[] | undefined>(
  undefined,
  undefined,
  ['lo', 'hi'],
  ['a,b', 'c "d"'],
  ['', 'x'],
  ['e\n', ' '],
);

/** A spec over columns of a table; every column is in at most one feature. */
const specs = (names: readonly string[]): fc.Arbitrary<object> =>
  fc
    .record({
      owners: fc.array(fc.nat(2), { minLength: names.length, maxLength: names.length }),
      features: fc.array(
        fc.record({ output: outputs, list: lists, labels, closed: one('left', 'right') }),
        { minLength: 2, maxLength: 2 },
      ),
      missing: one('empty', 'own', 'last', 'drop', 'error'),
      invalid: one('error', 'missing', 'missing', 'drop'),
      na_values: one([], ['-99'], ['x', '1']),
      default_na: fc.boolean(),
    })
    .map(({ owners, features, ...rules }) => ({
      ...rules,
      features: features.flatMap(({ output, list, labels: words, closed }, i) => {
        const columns = names.filter(
          (_, at) =>
            owners[at] === i || (at === 0 && i === 0 && !owners.includes(0) && !owners.includes(1)),
        );
        const areFitting =
          words !== undefined && words.length === list.length + 1 && rules.missing !== 'own';
        return columns.length === 0
          ? []
          : [
              {
                name: `f${i}`,
                columns,
                boundaries: list,
                output,
                closed,
                ...(areFitting ? { labels: words } : {}),
              },
            ];
      }),
    }));

/** How many rows may be rejected. */
const limits = one(undefined, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 1, 3);

const jobs: fc.Arbitrary<Job> = fc
  .record({
    width: fc.integer({ min: 1, max: 5 }),
    delimiter: delimiters,
    quote: quotes,
    header: fc.boolean(),
    isMarked: fc.integer({ min: 0, max: 9 }),
  })
  .filter(({ delimiter, quote }) => delimiter !== quote)
  .chain(({ width, delimiter, quote, header, isMarked }) => {
    const names = Array.from({ length: width }, (_, i) => (header ? `k${i}` : String(i + 1)));
    const dialects = fc
      .record({
        maxRecord: one(40, 64, 100, 1000),
        notation: notations,
        lenient: one(false, false, true),
        skip: one(0, 0, 0, 1, 2, 4),
        skipFooter: one(0, 0, 0, 1, 2, 5),
        headerRows: header ? one(1, 1, 1, 2, 3) : fc.constant(1),
      })
      .map(({ notation, ...rest }) => ({ ...rest, ...notation, delimiter, quote, header }));
    return fc
      .record({
        shapes: fc.array(shapes(width), { minLength: 1, maxLength: 3 }),
        maxErrors: limits,
        failsAt: fc.option(fc.nat(300), { freq: 4, nil: undefined }),
        damage: fc.oneof(fc.constant<Damage>([]), damages),
        spec: specs(names),
        dialect: dialects,
        request: fc.record({
          append: fc.boolean(),
          nameBy: one('code' as const, 'label' as const),
        }),
      })
      .map(({ shapes: tables, damage, ...rest }) => {
        const signs = { delimiter, quote };
        const files = tables.map(
          (shape) =>
            (isMarked === 0 ? '\xef\xbb\xbf' : '') +
            written(shape, header ? names : undefined, signs),
        );
        return {
          ...rest,
          files: files.map((file, i) => (i === files.length - 1 ? damaged(file, damage) : file)),
        };
      });
  });

/** Bytes of no table at all. */
const noise: fc.Arbitrary<Job> = fc
  .record({
    file: fc
      .array(
        one(
          ',',
          '"',
          '\n',
          '\r',
          '1',
          '.',
          'x',
          '\0',
          ' ',
          '"',
          ',',
          '\n',
          'e',
          '-',
          '\xff',
          '1',
          '1,1\n',
          '"1",1\n',
        ),
        { maxLength: 150 },
      )
      .map((signs) => signs.join('')),
    width: fc.integer({ min: 1, max: 3 }),
    invalid: one('missing', 'error', 'drop'),
    quote: one<string | null>('"', '"', null),
    maxRecord: one(20, 64, 1000),
    lenient: fc.boolean(),
    maxErrors: limits,
  })
  .map(({ file, width, invalid, quote, maxRecord, lenient, maxErrors }) => ({
    maxErrors,
    files: [`${Array.from({ length: width }, (_, i) => `k${i}`).join()}\n${file}`],
    spec: { invalid, features: [{ columns: ['k0'], boundaries: [0, 1], output: 'int' }] },
    dialect: { quote, maxRecord, lenient },
  }));

const ways: fc.Arbitrary<Way> = fc.record({
  engine: fc.constant('bytes' as const),
  threads: fc.constant(1),
  blockBytes: fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    one(62, 63, 64, 65, 100, 128, 200, 1000, 1 << 19),
  ),
  pieceBytes: one(undefined, 1, 3, 64),
});

/** Runs that both engines reject at once say nothing; what is rejected is the same. */
async function agree(job: Job, way: Way, other: Way): Promise<void> {
  let run: ReturnType<typeof ready>;
  try {
    run = ready(job);
  } catch {
    return fc.pre(false);
  }
  const shown = await run(way);
  expectMeaning(shown, await run(RECORDS), job);
  expectSame(await run(other), shown);
}

test('random tables give the same rows, counts and errors with both engines', async () => {
  const property = fc.asyncProperty(
    fc.oneof({ weight: 3, arbitrary: jobs }, { weight: 1, arbitrary: noise }),
    ways,
    ways,
    agree,
  );
  await fc.assert(property, { numRuns: RUNS });
}, 3_600_000);

test('a table in memory gives the same bytes, counts and errors in one turn', async () => {
  const alone = fc.oneof({ weight: 3, arbitrary: jobs }, { weight: 1, arbitrary: noise });
  const property = fc.asyncProperty(alone, async ({ files, failsAt: _, ...job }) => {
    await agreesInMemory({ ...job, files: files.slice(0, 1) });
  });
  await fc.assert(property, { numRuns: RUNS });
}, 3_600_000);

async function agreesInMemory(job: Job): Promise<void> {
  let run: ReturnType<typeof ready>;
  try {
    run = ready(job);
  } catch {
    return fc.pre(false);
  }
  const { name: engine } = chooseEngine(resolveDialect(job.dialect ?? {}));
  expectSame(runWhole(job), await run({ engine, threads: 1 }));
}

test('threads make no difference', async () => {
  const threaded = fc
    .tuple(ways, fc.constantFrom(2, 4), fc.nat(2))
    .map(([way, threads, aloneBlocks]) => ({ ...way, threads, aloneBlocks }));
  await fc.assert(fc.asyncProperty(jobs, threaded, ways, agree), { numRuns: Math.ceil(RUNS / 20) });
}, 3_600_000);
