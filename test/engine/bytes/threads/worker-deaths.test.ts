import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import threads, { type WorkerOptions } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../../src/csv/dialect.ts';
import { WORKER_FILE } from '../../../../src/engine/assets.ts';
import { openTextSource } from '../../../../src/io/reading/source.ts';
import { openFile } from '../../../../src/io/writing/sink.ts';
import { apply, type RunOptions } from '../../../../src/jobs/apply.ts';
import { requestFor } from '../../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../../src/spec/parse.ts';
import { scratchFolder } from '../../../support/cli.ts';
import { ReusedWorker, withReusedThreads } from '../../../support/reused-threads.ts';
import { sourceOf } from '../../../support/sources.ts';

const ROWS = Array.from({ length: 5_000 }, (_, i) => [i % 7, `"line\n${i}"`, i] as const);
const INPUT = `a,b,c\n${ROWS.map((row) => row.join()).join('\n')}\n`;
const OUTPUT = `a,b,c\n${ROWS.map(([a, ...rest]) => [a < 3 ? 0 : 1, ...rest].join()).join('\n')}\n`;

/** What an ended thread fails the run with, if it is needed. */
const CODE = 'E_RESOURCES';

/** How a thread ends before it takes work, as code in place of the worker file. */
const WHILE_STARTING = {
  'throws while it starts': 'setTimeout(() => { throw new Error("no memory for a thread"); }, 0);',
  'throws at once': 'throw new Error("no memory for a thread");',
  'exits while it starts': 'process.exit(1);',
  'reaches its heap limit while it starts':
    'const held = []; for (;;) held.push(new Array(50_000).fill(0.5));',
};

/** How a thread ends while it works, as code before the worker file. */
const AT_WORK = {
  'ends after a range is taken': 'onRange(() => process.exit(1));',
  'reaches its heap limit after a range is taken':
    'onRange(() => { const held = []; for (;;) held.push(new Array(50_000).fill(0.5)); });',
  'ends once the start of the next range is published': 'Atomics.notify = () => process.exit(1);',
  'ends with the second range':
    'let calls = 0; onRange((...args) => (calls++ > 1 ? process.exit(1) : readSync(...args)));',
  'ends before it writes': 'fs.writeSync = () => process.exit(1); sync();',
  'ends after a part of what it writes':
    'const { writeSync } = fs;' +
    'fs.writeSync = (file, bytes, at) => { writeSync(file, bytes, at, 5); process.exit(1); }; sync();',
  'ends once it has written':
    'const { writeSync } = fs;' +
    'fs.writeSync = (...args) => { writeSync(...args); process.exit(1); }; sync();',
  'ends in place of its first report':
    'const { postMessage } = parentPort;' +
    'parentPort.postMessage = (one) => "ready" in one ? postMessage.call(parentPort, one) : process.exit(1);',
};

const PREAMBLE =
  'const fs = require("node:fs"); const { parentPort } = require("node:worker_threads");' +
  'const sync = require("node:module").syncBuiltinESMExports; const { readSync } = fs;' +
  // Node reads modules by the same function; a range is read into shared memory.
  'const onRange = (read) => { fs.readSync = (...args) => ' +
  '(args[1].buffer instanceof SharedArrayBuffer ? read : readSync)(...args); sync(); };';

const { Worker } = threads;
const { Memory } = WebAssembly;

function use(Thread: unknown): void {
  Object.assign(threads, { Worker: Thread });
  syncBuiltinESMExports();
}

afterEach(() => {
  use(Worker);
  WebAssembly.Memory = Memory;
});

let made = 0;

/** The worker file in a thread that other runs have used: to start one takes longer than a run here. */
function goodThread(file: URL, options: WorkerOptions): object {
  return new ReusedWorker(file, options);
}

/** Has each thread made by a function of its position. */
function makeThreads(make: (position: number, file: URL, options: WorkerOptions) => object): void {
  let position = 0;
  const construct = (_: unknown, [file, options]: [URL, WorkerOptions]): object =>
    make(position++, file, options);
  use(new Proxy(Worker, { construct }));
}

/** Has the threads at some positions run other code. */
function withThreads(isBad: (position: number) => boolean, code: string): void {
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
  makeThreads((position, file, options) => {
    made++;
    if (!isBad(position)) return goodThread(file, options);
    return new Worker(code, { ...options, eval: true, resourceLimits });
  });
}

function atWork(code: string): string {
  return `${PREAMBLE}${code};import(${JSON.stringify(WORKER_FILE.href)});`;
}

let folder = '';
beforeAll(async () => {
  folder = await scratchFolder({ 'in.csv': INPUT });
});

/** What became of a run: 'whole', or the code of its error. */
async function run(options: Partial<RunOptions>, isPiped = false): Promise<unknown> {
  const output = join(folder, 'out.csv');
  writeFileSync(output, 'old');
  const sink = await openFile(output, []);
  const source = isPiped ? sourceOf(INPUT) : openTextSource(join(folder, 'in.csv'));
  const all = { engine: 'bytes', threads: 3, blockBytes: 5000, ...options } as const;
  const failure = await apply(
    requestFor(parseSpec({ a: [3] })),
    [source],
    resolveDialect(),
    sink,
    all,
  )
    .then(() => sink.commit())
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  if (failure !== undefined) sink.abandon();
  // Neither a part of the output nor a temporary file is left.
  expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv']);
  const written = await readFile(output, 'utf8');
  if (failure === undefined) return written === OUTPUT ? 'whole' : 'damaged';
  expect(written).toBe('old');
  return (failure as { code?: unknown }).code ?? failure;
}

/** This thread works, too, or leaves all work to others. */
const WAYS = [
  ['this thread and others', {}],
  ['others only', { aloneBlocks: 0 }],
] as const;
const POSITIONS = [
  ['the first', (position: number) => position === 0],
  ['the second', (position: number) => position === 1],
  ['the last', (position: number) => position >= 2],
  ['every', () => true],
] as const;

describe.each(WAYS)('%s', (_, way) => {
  test.each(POSITIONS)('go on if %s thread cannot be made', async (_, isBad) => {
    makeThreads((position, file, options) => {
      if (isBad(position)) throw Object.assign(new Error('no'), { code: 'EAGAIN' });
      return goodThread(file, options);
    });
    expect([await run(way), await run(way, true)]).toEqual(['whole', 'whole']);
  });

  test.each(POSITIONS)('go on if %s memory cannot be made', async (_, isBad) => {
    makeThreads((_, file, options) => goodThread(file, options));
    for (const isPiped of [false, true]) {
      // The first one is this thread's.
      let position = -1;
      WebAssembly.Memory = class extends Memory {
        constructor(type: ConstructorParameters<typeof Memory>[0]) {
          const at = position++;
          if (at >= 0 && isBad(at))
            throw new RangeError('WebAssembly.Memory(): could not allocate');
          super(type);
        }
      };
      expect(await run(way, isPiped)).toBe('whole');
    }
  });

  describe.each([POSITIONS[1], POSITIONS[3]])('go on if %s thread', (_, isBad) => {
    test.each(Object.entries(WHILE_STARTING))('%s', async (_, code) => {
      made = 0;
      withThreads(isBad, code);
      expect([await run(way), await run(way, true)]).toEqual(['whole', 'whole']);
      expect(made).toBeGreaterThan(0);
    });
  });

  test.each(Object.entries(AT_WORK))(
    'go on, or fail with a clear error, if the first thread %s',
    async (_, code) => {
      withThreads((position) => position === 0, atWork(code));
      for (const isPiped of [false, true]) {
        expect(['whole', CODE]).toContain(await run(way, isPiped));
      }
    },
  );
});

test.each(Object.entries(AT_WORK))(
  'fail with a clear error if every thread %s and no other works',
  async (_, code) => {
    withThreads(() => true, atWork(code));
    expect(await run({ aloneBlocks: 0 })).toBe(CODE);
  },
);

test('fails with a clear error if every thread ends with its first block of a stream', async () => {
  const code = atWork(AT_WORK['ends in place of its first report']);
  withThreads(() => true, code);
  expect(await run({ aloneBlocks: 0 }, true)).toBe(CODE);
});

/** Runs on a file that is changed after some writes, of which the first one is the header. */
async function runChanged(
  way: Partial<RunOptions>,
  after: number,
  change: (path: string) => void,
): Promise<string> {
  const path = join(await scratchFolder({ 'in.csv': INPUT }), 'in.csv');
  const pieces: Uint8Array[] = [];
  const write = async (bytes: Uint8Array): Promise<void> => {
    pieces.push(Uint8Array.from(bytes));
    if (pieces.length === after) change(path);
  };
  const all = { engine: 'bytes', threads: 3, blockBytes: 5000, ...way } as const;
  const request = requestFor(parseSpec({ a: [3] }));
  await withReusedThreads(() =>
    apply(request, [openTextSource(path)], resolveDialect(), { write }, all),
  );
  return Buffer.concat(pieces).toString();
}

const CHANGED_WAYS = [
  ...WAYS,
  ['this thread reads ranges', { aloneBlocks: Number.POSITIVE_INFINITY }],
] as const;

describe.each(CHANGED_WAYS)('a file that changes after its header is read: %s', (_, way) => {
  const firstRow = INPUT.indexOf('\n') + 1;
  const middle = INPUT.lastIndexOf('\n0,') + 1;
  test.each([
    ['nothing is left', 1, 0],
    ['a part of the header is left', 1, firstRow - 3],
    ['the header is left', 1, firstRow],
    ['some rows are left', 1, middle],
    ['some rows are left, later', 3, middle],
  ])('ends with the rows that it has if %s', async (_, after, size) => {
    const output = await runChanged(way, after, (path) => truncateSync(path, size));
    expect(output.startsWith('a,b,c\n')).toBe(true);
    expect(OUTPUT.startsWith(output)).toBe(true);
    if (after === 1) expect(output.length).toBeLessThan(OUTPUT.length);
  });

  test.each([1, 3])('is read to its new end if it grows after %i writes', async (after) => {
    const output = await runChanged(way, after, (path) =>
      appendFileSync(path, '1,x,y\n5,z,"\n"\n'),
    );
    expect(output === `${OUTPUT}0,x,y\n1,z,"\n"\n`).toBe(true);
  });
});
