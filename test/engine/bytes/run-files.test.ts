import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { sourceOf } from '../../support/sources.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const ROWS = 'a\n1\n2\n3\n4\n5\n6\n';

/** Bins a column in blocks of two rows, with all work left to a thread. */
async function run(text: string): Promise<unknown> {
  const options = { engine: 'bytes', threads: 2, aloneBlocks: 0, blockBytes: 4 } as const;
  const sink = { write: async () => {} };
  return await apply(
    requestFor(parseSpec({ a: [3] })),
    [sourceOf(text)],
    resolveDialect(),
    sink,
    options,
  );
}

describe('the end of a run', () => {
  test('does not wait for the end of idle threads', async () => {
    const { terminate } = Worker.prototype;
    const ending: Promise<number>[] = [];
    const spy = vi.spyOn(Worker.prototype, 'terminate').mockImplementation(function (this: Worker) {
      ending.push(terminate.call(this));
      return new Promise(() => {});
    });
    await run(ROWS);
    expect(spy).toHaveBeenCalled();
    await Promise.all(ending);
  });

  test('waits for the end of all threads if the run fails: they may use its files', async () => {
    const { terminate } = Worker.prototype;
    let ended = 0;
    const spy = vi.spyOn(Worker.prototype, 'terminate').mockImplementation(async function (
      this: Worker,
    ) {
      const status = await terminate.call(this);
      ended++;
      return status;
    });
    await expect(run(`${ROWS}x\n`)).rejects.toThrow('"x"');
    expect(ended).toBe(spy.mock.calls.length);
    expect(ended).toBeGreaterThan(0);
  });
});
