import { afterEach, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { Rejections } from '../../../src/csv/table/rejections.ts';
import { BlockProcessor } from '../../../src/engine/bytes/worker/process-block.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { sourceOf } from '../../support/sources.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Rows of which every tenth has a bad cell. */
const ROWS = Array.from({ length: 1000 }, (_, i) => (i % 10 === 3 ? 'x' : `${i}`));

/** Bins a column in one block. @returns for each task whether bad rows end it */
async function tasksOf(limit: number): Promise<readonly boolean[]> {
  const spy = vi.spyOn(BlockProcessor.prototype, 'process');
  const rejections = new Rejections({ limit, take: () => {}, takeRun: () => {} });
  const options = { engine: 'bytes', threads: 1, rejections } as const;
  const sink = { write: async () => {} };
  const source = sourceOf(`a\n${ROWS.join('\n')}\n`);
  const request = requestFor(parseSpec({ a: [3] }));
  await apply(request, [source], resolveDialect(), sink, options).catch(() => {});
  return spy.mock.calls.map(([{ isStrict = false }]) => isStrict);
}

test('a task rejects all bad rows of a block if so many may be rejected', async () => {
  expect(await tasksOf(100)).toEqual([false]);
});

test.each([0, 50, 99])(
  'a block with more bad rows than %i is rejected once, and then goes on row by row',
  async (limit) => {
    const [first, ...others] = await tasksOf(limit);
    expect(first).toBe(false);
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThanOrEqual(limit + 1);
    expect(others).not.toContain(false);
  },
);
