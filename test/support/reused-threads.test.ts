import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { scratchFolder } from './cli.ts';
import { withReusedThreads } from './reused-threads.ts';
import { TIME_LIMIT } from './time-limit.ts';

/** A worker that counts its messages, tells its thread, and fails, waits or works if it is told so. */
const CODE = `
import { parentPort, threadId, workerData } from 'node:worker_threads';
let count = 0;
parentPort.on('message', (word) => {
  if (word === 'fail') throw new Error('told to fail');
  if (word === 'work') workerData[1]++;
  if (word === 'wait') {
    Atomics.store(workerData, 0, 1);
    Atomics.wait(workerData, 1, 0);
  }
  parentPort.postMessage({ count: ++count, first: workerData[0], threadId });
});
`;

interface Answer {
  readonly count: number;
  readonly first: number;
  readonly threadId: number;
}

/** Starts a worker with some data, sends it words, and gives the answer to the last one. */
async function answer(file: URL, data: Int32Array, words: readonly string[]): Promise<Answer> {
  return withReusedThreads(async () => {
    const { Worker } = await import('node:worker_threads');
    const worker = new Worker(file, { workerData: data });
    let last: Answer | undefined;
    for (const word of words) {
      worker.postMessage(word);
      [last] = (await once(worker, 'message')) as [Answer];
    }
    await worker.terminate();
    return last as Answer;
  }, TIME_LIMIT);
}

async function workerFile(): Promise<URL> {
  const folder = await scratchFolder();
  const file = join(folder, 'worker.mjs');
  await writeFile(file, CODE);
  return pathToFileURL(file);
}

describe('a reused thread', () => {
  test('evaluates the worker file anew, with the data of this run', async () => {
    const file = await workerFile();
    const first = await answer(file, Int32Array.of(1), ['a', 'b', 'c']);
    const second = await answer(file, Int32Array.of(2), ['a']);
    expect(first).toEqual({ count: 3, first: 1, threadId: first.threadId });
    expect(second).toEqual({ count: 1, first: 2, threadId: first.threadId });
  });

  test('shares memory with its user', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(8));
    await answer(await workerFile(), shared, ['work', 'work']);
    expect([...shared]).toEqual([0, 2]);
  });

  test('reports an error to its user, and is used no more', async () => {
    const file = await workerFile();
    const { threadId } = await answer(file, Int32Array.of(1), ['a']);
    await expect(answer(file, Int32Array.of(1), ['fail'])).rejects.toThrow('told to fail');
    expect((await answer(file, Int32Array.of(1), ['a'])).threadId).not.toBe(threadId);
  });

  test('is ended if it waits for ever', async () => {
    const file = await workerFile();
    const { threadId } = await answer(file, Int32Array.of(1), ['a']);
    await withReusedThreads(async () => {
      const { Worker } = await import('node:worker_threads');
      const shared = new Int32Array(new SharedArrayBuffer(8));
      const worker = new Worker(file, { workerData: shared });
      worker.postMessage('wait');
      await vi.waitUntil(() => Atomics.load(shared, 0) === 1, { timeout: TIME_LIMIT });
      await worker.terminate();
    });
    expect((await answer(file, Int32Array.of(1), ['a'])).threadId).not.toBe(threadId);
  });

  test('is used in no other run', async () => {
    await answer(await workerFile(), Int32Array.of(1), ['a']);
    const { Worker } = await import('node:worker_threads');
    expect(Worker.prototype.constructor.name).toBe('Worker');
  });
});
