import { describe, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { expectMeaning, expectSame } from './agree.ts';
import { CASES, type Case } from './cases.ts';
import { isOneFile, type Job, RECORDS, ready, runWhole, type Shown, type Way } from './run.ts';

const BOM = '\xef\xbb\xbf';

/** A job's files with other line ends, no last one, or a byte order mark. */
const SHAPES: Readonly<Record<string, (file: string) => string>> = {
  LF: (file) => file,
  CRLF: (file) => file.replaceAll('\n', '\r\n'),
  CR: (file) => file.replaceAll('\n', '\r'),
  'no line end at the end': (file) => file.replace(/\n$/, ''),
  'a byte order mark': (file) => BOM + file,
};

const BLOCKS = [1, 2, 3, 7, 16, 61, 64, 65, 127, 128, 1000, undefined];

/** One thread, blocks of all sizes; pieces of the source of some. */
const WAYS: readonly Way[] = BLOCKS.map((blockBytes, i) => ({
  engine: 'bytes',
  threads: 1,
  blockBytes,
  pieceBytes: i % 3 === 1 ? 5 : undefined,
}));

const THREADED: readonly Way[] = [
  { engine: 'bytes', threads: 2, blockBytes: 5, aloneBlocks: 0 },
  { engine: 'bytes', threads: 4, blockBytes: 24, aloneBlocks: 1 },
];

/** True if each case is tried in all shapes with all sizes of blocks: 20 times as long. */
const isWhole = process.env['ALL_WAYS'] !== undefined;

/** Three sizes for the plain shape, one for another. */
function waysFor(shape: string, i: number): readonly Way[] {
  if (isWhole) return WAYS;
  const step = shape === 'LF' ? 4 : 12;
  return WAYS.filter((_, at) => at % step === i % step);
}

/** What every way shows; the first one means what the oracle does, and the others show the same. */
async function check(job: Job, [first, ...others]: readonly Way[]): Promise<Shown> {
  const run = ready(job);
  const shown = await run(first ?? RECORDS);
  expectMeaning(shown, await run(RECORDS), job, first);
  for (const way of others) expectSame(await run(way), shown, way);
  return shown;
}

/** Checks the ways, and the table in memory if the job is one file that can be read. */
async function checkAll(job: Job, ways: readonly Way[]): Promise<void> {
  const shown = await check(job, ways);
  if (isOneFile(job)) expectSame(runWhole(job), shown, 'in memory');
}

/** The plain shape and one of the others, in turn, so that neighbors among the cases share the shapes. */
function shapesOf(
  { isExact = false }: Case,
  i: number,
): (readonly [string, (file: string) => string])[] {
  const [plain, ...others] = Object.entries(SHAPES);
  if (plain === undefined || isExact) return Object.entries(SHAPES).slice(0, 1);
  return [plain, ...others.filter((_, at) => isWhole || at === i % others.length)];
}

/** Where the bytes engine does not run, there is nothing to compare. */
const cases = CASES.filter(({ dialect }) => chooseEngine(resolveDialect(dialect)).name === 'bytes');

describe('the engines agree, and so does a table in memory', () => {
  test.each(cases.map((one, i) => ({ ...one, i })))('$name', async ({ i, ...one }) => {
    for (const [shape, write] of shapesOf(one, i)) {
      const job = { ...one, files: one.files.map(write) };
      await checkAll(job, waysFor(shape, i)).catch((error: Error) => {
        error.message = `${shape}: ${error.message}`;
        throw error;
      });
    }
  });
});

describe('the engines agree with threads', () => {
  const few = cases.filter((_, i) => i % 12 === 0);
  test.each(few)('$name', async (one) => {
    await check(one, THREADED);
  });
});
