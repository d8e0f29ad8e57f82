import { expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { expectSame } from './agree.ts';
import { CASES, type Case } from './cases.ts';
import { ready, type Shown, type Way } from './run.ts';

/**
 * How the input comes makes no difference, to the byte: in pieces of 1 to 64 bytes, in blocks of so many,
 * cut in two anywhere. A few of these are tried of a few files; all of them of 200 files, in some minutes:
 *
 *     EVERY_SPLIT=1 npx vitest run test/conformance/splits.test.ts
 */
const IS_EVERY = process.env['EVERY_SPLIT'] !== undefined;
const LARGEST = 64;

/** Every so many cases: those in between are much alike. */
const FILES = CASES.filter((_, i) => i % (IS_EVERY ? 7 : 42) === 0);

/** Longer files are cut in two at some places only. */
const LONG = 2000;

const RECORDS: Way = { engine: 'records', threads: 1 };
const BYTES: Way = { engine: 'bytes', threads: 1 };

function waysFor({ files, dialect }: Case, index: number): readonly Way[] {
  const { length } = files.at(-1) ?? '';
  const step = IS_EVERY ? 1 : 16;
  const sizes = Array.from({ length: LARGEST }, (_, i) => i + 1).filter(
    (size) => (size + index) % step === 0,
  );
  const cutStep = IS_EVERY ? Math.ceil(length / LONG) : Math.ceil(length / 5);
  const cuts = Array.from({ length }, (_, i) => i).filter((at) => (at + index) % cutStep === 0);
  const records = [
    ...sizes.map((pieceBytes) => ({ ...RECORDS, pieceBytes })),
    ...cuts.map((cutAt) => ({ ...RECORDS, cutAt })),
  ];
  if (chooseEngine(resolveDialect(dialect)).name !== 'bytes') return records;
  return [
    ...records,
    ...sizes.map((blockBytes) => ({ ...BYTES, blockBytes })),
    ...sizes.map((pieceBytes) => ({ ...BYTES, pieceBytes, blockBytes: LARGEST + 1 - pieceBytes })),
    ...cuts.map((cutAt) => ({ ...BYTES, cutAt })),
  ];
}

test('there are at least 200 files, if all are wanted', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(IS_EVERY ? 200 : 30);
});

test.each(FILES.map((one, i) => [one.name, one, i] as const))(
  'split in any way, it is the same: %s',
  { timeout: 600_000 },
  async (_, one, index) => {
    const run = ready(one);
    const whole = new Map<string | undefined, unknown>();
    for (const way of waysFor(one, index)) {
      const { engine } = way;
      if (!whole.has(engine)) whole.set(engine, await run(engine === 'bytes' ? BYTES : RECORDS));
      expectSame(await run(way), whole.get(engine) as Shown, way);
    }
  },
);
