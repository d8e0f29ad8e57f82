import { test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { expectSame } from './agree.ts';
import { CASES, type Case } from './cases.ts';
import { isOneFile, ready, runWhole } from './run.ts';

/** Line ends, byte order marks, encodings. */
const SHAPES: Readonly<Record<string, (file: string) => string>> = {
  LF: (file) => file,
  CRLF: (file) => file.replaceAll('\n', '\r\n'),
  'no line end at the end': (file) => file.replace(/\n$/, ''),
  'a byte order mark': (file) => `\xef\xbb\xbf${file}`,
};

const isOfBytes = ({ dialect = {} }: Case): boolean =>
  chooseEngine(resolveDialect(dialect)).name === 'bytes';

/** The cases that `engines.test.ts` does not compare in all shapes. */
const alone = CASES.filter(isOneFile).filter((one) => one.isExact || !isOfBytes(one));

/** The plain shape and one of the others, in turn; all of them with ALL_WAYS in the environment. */
function shapesOf(i: number): (readonly [string, (file: string) => string])[] {
  const [plain, ...others] = Object.entries(SHAPES);
  const isWhole = process.env['ALL_WAYS'] !== undefined;
  return [plain, ...others.filter((_, at) => isWhole || at === i % others.length)].filter(
    (shape) => shape !== undefined,
  );
}

test.each(alone.map((one, i) => ({ ...one, i })))(
  'in memory, the output is the same: $name',
  async ({ i, ...one }) => {
    const { name: engine } = chooseEngine(resolveDialect(one.dialect ?? {}));
    for (const [shape, write] of shapesOf(i)) {
      const job = { ...one, files: one.files.map(write) };
      expectSame(runWhole(job), await ready(job)({ engine, threads: 1 }), shape);
    }
  },
);

test.each([
  ['windows-1252', 'a;x\n1;\xe9\n'],
  ['utf-16le', '\xff\xfea\0\n\x001\0\n\0'],
  ['utf-16le', 'a\0\n\x001\0\n'],
  ['shift_jis', 'a\n1\n\x81'],
  ['utf-8', 'a\0\n\x001\0\n\0'],
  ['utf-8', 'sep=;\na;b\n1;2\n'],
  ['utf-8', ''],
  ['utf-8', '\n\n'],
])('in memory, the output of %s is the same: %j', async (encoding, file) => {
  const job = { files: [file], spec: [0], dialect: { encoding } };
  const { name: engine } = chooseEngine(resolveDialect(job.dialect));
  expectSame(runWhole(job), await ready(job)({ engine, threads: 1 }));
});
