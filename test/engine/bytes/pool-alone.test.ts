import { expect, test, vi } from 'vitest';

vi.mock('node:worker_threads', async (original) => ({
  ...(await original<typeof import('node:worker_threads')>()),
  Worker: class {
    constructor() {
      throw Object.assign(new Error('Access to this API has been restricted'), {
        code: 'ERR_ACCESS_DENIED',
      });
    }
  },
}));

const { resolveDialect } = await import('../../../src/csv/dialect.ts');
const { apply } = await import('../../../src/jobs/apply.ts');
const { requestFor } = await import('../../../src/plan/bin-request.ts');
const { parseSpec } = await import('../../../src/spec/parse.ts');
const { cutEvery, sourceOf } = await import('../../support/sources.ts');

test.each([undefined, 0, 3])(
  'goes on alone where no thread can be started (%s)',
  async (aloneBlocks) => {
    const rows = Array.from({ length: 5_000 }, (_, i) => i);
    const input = `a\n${rows.join('\n')}\n`;
    const pieces: Buffer[] = [];
    const write = async (bytes: Uint8Array): Promise<void> => void pieces.push(Buffer.from(bytes));
    const source = sourceOf(input, { cuts: cutEvery(1_000, input) });
    const options = { engine: 'bytes', threads: 4, blockBytes: 500, aloneBlocks } as const;
    await apply(requestFor(parseSpec([2500])), [source], resolveDialect(), { write }, options);
    const codes = rows.map((row) => (row < 2500 ? 0 : 1));
    expect(Buffer.concat(pieces).toString()).toBe(`a\n${codes.join('\n')}\n`);
  },
);
