import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import type { Source } from '../../src/csv/decode.ts';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { type Applied, apply, type RunOptions } from '../../src/jobs/apply.ts';
import { requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { watchedSource } from '../support/sources.ts';

type Ways = Omit<RunOptions, 'engine'>;

const WAYS: readonly (readonly [string, RunOptions])[] = [
  ['records', { engine: 'records', threads: 1 }],
  ['bytes', { engine: 'bytes', threads: 1, blockBytes: 64 }],
  ['bytes, one block', { engine: 'bytes', threads: 1 }],
  ['bytes, 2 threads', { engine: 'bytes', threads: 2, blockBytes: 64, aloneBlocks: 1 }],
  ['bytes, 4 threads', { engine: 'bytes', threads: 4, blockBytes: 16, aloneBlocks: 0 }],
];

/** Applies the boundary 5 to column a. */
async function run(
  source: Source,
  write: (bytes: Uint8Array) => Promise<void>,
  options: RunOptions,
): Promise<Applied | undefined> {
  return await apply(
    requestFor(parseSpec({ a: [5] })),
    [source],
    resolveDialect(),
    { write },
    options,
  );
}

/** Threads that were started and have not ended. */
const alive = new Set<Worker>();
let started = 0;
const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);
const meet = (worker: Worker): void => {
  started++;
  alive.add(worker);
  worker.on('exit', () => alive.delete(worker));
};

beforeEach(() => {
  started = 0;
  process.on('worker', meet);
  process.on('unhandledRejection', hear);
});

afterEach(async () => {
  await expect.poll(() => alive.size).toBe(0);
  // A rejection is unhandled when the microtasks after it are done.
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('worker', meet);
  process.off('unhandledRejection', hear);
  expect(unheard.splice(0)).toEqual([]);
});

/** A header, then pieces of rows; piece number `end` ends the source, or throws. */
function rows(end: number, fault?: Error) {
  return watchedSource((i) => {
    if (i === end && fault !== undefined) throw fault;
    if (i === end) return undefined;
    return i === 0 ? 'a,b\n' : `${i},"x\ny"\n`;
  });
}

describe.each(WAYS)('with %s', (_, options) => {
  test('a source that fails is an error, after the rows before it', async () => {
    const fault = new DiscretizeError('E_INPUT', 'the disk is gone');
    const written: Buffer[] = [];
    const source = watchedSource((i) => {
      if (i === 40) throw fault;
      return i === 0 ? 'a,b\n' : `1,x\n7,"y\n${i}"\n${i}`;
    });
    const write = async (bytes: Uint8Array): Promise<void> => void written.push(Buffer.from(bytes));
    await expect(run(source, write, options)).rejects.toBe(fault);
    const text = Buffer.concat(written).toString();
    expect(text.startsWith('a,b\n0,x\n1,"y\n1"\n')).toBe(true);
    expect(text.endsWith('1,"y\n39"\n')).toBe(true);
    expect(source.isClosed).toBe(true);
  });

  test('an error of a source that is not a DiscretizeError is passed on', async () => {
    const fault = new TypeError('oops');
    const source = rows(25, fault);
    await expect(run(source, async () => {}, options)).rejects.toBe(fault);
    expect(started).toBe(options.threads === 1 ? 0 : options.threads);
  });

  test('a source that fails at its first byte is an error', async () => {
    const fault = new DiscretizeError('E_INPUT', 'no such file');
    await expect(run(rows(0, fault), async () => {}, options)).rejects.toBe(fault);
  });

  test.each([1, 2, 5])(
    'a sink that rejects write number %i is an error, and the source is let go',
    async (nth) => {
      const fault = new DiscretizeError('E_WRITE', 'the disk is full');
      let writes = 0;
      const source = watchedSource((i) =>
        i === 0 ? 'a,b\n' : i < 4000 ? `${i},some text\n` : undefined,
      );
      const write = async (): Promise<void> => {
        await new Promise((resolve) => setImmediate(resolve));
        if (++writes >= nth) throw fault;
      };
      const outcome = await run(source, write, options).catch((error: unknown) => error);
      // One block makes fewer writes than that.
      if (writes >= nth) expect(outcome).toBe(fault);
      expect(writes).toBeLessThanOrEqual(nth);
      expect(source.isClosed).toBe(true);
    },
  );

  test('a signal stops the run between two blocks', async () => {
    const controller = new AbortController();
    const source = watchedSource((i) => {
      if (i === 50) controller.abort();
      return i === 0 ? 'a,b\n' : `${i},${'x'.repeat(i < 50 ? 50 : 60_000)}\n`;
    });
    const signal = controller.signal;
    const done = run(source, async () => {}, { ...options, signal });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.isClosed).toBe(true);
    expect(source.pulled).toBeLessThan(100);
  });

  test('a signal that came before stops the run before anything is read', async () => {
    const source = rows(3);
    const done = run(source, async () => {}, { ...options, signal: AbortSignal.abort() });
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(source.pulled).toBe(0);
  });

  test('a bad row ends the run, with blocks still on their way', async () => {
    const source = watchedSource((i) =>
      i === 0 ? 'a,b\n' : i < 3000 ? `${i === 200 ? 'bad' : i},x\n` : undefined,
    );
    const done = run(source, async () => {}, options);
    await expect(done).rejects.toMatchObject({
      code: 'E_NOT_A_NUMBER',
      at: { line: 201, column: 1, text: 'bad,x' },
    });
    expect(source.isClosed).toBe(true);
  });

  test('a sink that is slow gets no more than it can take', async () => {
    let [writing, most] = [0, 0];
    const write = async (): Promise<void> => {
      most = Math.max(most, ++writing);
      await new Promise((resolve) => setImmediate(resolve));
      writing--;
    };
    const applied = await run(rows(200), write, options);
    expect(applied?.stats.rows).toBe(199);
    expect(most).toBe(1);
  });
});

describe('reading ahead', () => {
  const pulledBeforeFirstWrite = async (options: Ways): Promise<number> => {
    let pulled = 0;
    const fault = new Error('enough');
    const source = watchedSource((i) => (i === 0 ? 'a,b\n' : '1,2345\n'.repeat(100)));
    const write = async (bytes: Uint8Array): Promise<void> => {
      pulled = source.pulled;
      if (bytes.length > 4) throw fault;
    };
    await expect(run(source, write, { engine: 'bytes', ...options })).rejects.toBe(fault);
    return pulled;
  };

  test('is one block without threads, and one for every seat with them', async () => {
    const blockBytes = 7000;
    expect(await pulledBeforeFirstWrite({ threads: 1, blockBytes })).toBeLessThanOrEqual(12);
    expect(
      await pulledBeforeFirstWrite({ threads: 2, blockBytes, aloneBlocks: 0 }),
    ).toBeLessThanOrEqual(2 + 4 * 10);
  });
});
