import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import type { Kernel } from '../../../src/engine/bytes/kernel/kernel.ts';
import type { QuotedBytes } from '../../../src/engine/bytes/worker/last-record-end.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { cutEvery, sourceOf } from '../../support/sources.ts';

/** The bytes that were looked at or copied, by what did it. */
const work = vi.hoisted(() => ({ lineEnds: 0, recordEnds: 0, quotes: 0, scanned: 0, copied: 0 }));

vi.mock(import('../../../src/csv/lines.ts'), async (original) => {
  const { isLineEnd, ...others } = await original();
  const counted = (byte: number | undefined): boolean => {
    work.lineEnds++;
    return isLineEnd(byte);
  };
  return { ...others, isLineEnd: counted };
});

vi.mock(import('../../../src/engine/bytes/worker/last-record-end.ts'), async (original) => {
  const { lastRecordEnd } = await original();
  const counted = (bytes: QuotedBytes, quote: number): number => {
    work.recordEnds += bytes.to - bytes.from;
    return lastRecordEnd(bytes, quote);
  };
  return { lastRecordEnd: counted };
});

vi.mock(import('../../../src/engine/bytes/kernel/kernel.ts'), async (original) => {
  const { instantiateKernel, ...others } = await original();
  const counting = (memory: WebAssembly.Memory): Kernel => {
    const kernel = instantiateKernel(memory);
    const parity: Kernel['parity'] = (src, n, sign) => {
      work.quotes += n;
      return kernel.parity(src, n, sign);
    };
    const scan: Kernel['scan'] = (...args) => {
      work.scanned += args[2] - args[1];
      return kernel.scan(...args);
    };
    return { ...kernel, parity, scan };
  };
  return { ...others, instantiateKernel: counting };
});

const BLOCK_BYTES = 4096;

/** What was done for a table with one long record that comes in small pieces, at the end or in the middle of the rows. */
async function workOn(record: string): Promise<typeof work> {
  Object.assign(work, { lineEnds: 0, recordEnds: 0, quotes: 0, scanned: 0, copied: 0 });
  const content = `a,b\n1,x\n${record}\n3,y\n`;
  const request = requestFor(parseSpec({ features: [{ columns: ['a'], boundaries: [2] }] }));
  const source = sourceOf(content, { cuts: cutEvery(1024, content) });
  let written = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    written += bytes.length;
  };
  const set = Uint8Array.prototype.set;
  vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, from, at) {
    work.copied += from.length;
    set.call(this, from, at);
  });
  const concat = Buffer.concat;
  vi.spyOn(Buffer, 'concat').mockImplementation((...args) => {
    const all = concat(...args);
    work.copied += all.length;
    return all;
  });
  const options = { engine: 'bytes', threads: 1, blockBytes: BLOCK_BYTES, isEager: true } as const;
  await apply(request, [source], resolveDialect({ maxRecord: 2 ** 22 }), { write }, options);
  vi.restoreAllMocks();
  expect(written).toBe(content.length);
  return { ...work };
}

const SIZE = 64 * 1024;

/**
 * Work on one record that is much longer than a block, counted in bytes: a search or a copy that begins anew with each
 * piece grows with the square of the record.
 */
describe('the work on a long record', () => {
  beforeEach(() => vi.restoreAllMocks());
  afterEach(() => vi.restoreAllMocks());

  test.each([
    ['one long field', (size: number) => `1,${'x'.repeat(size)}`],
    ['a long field in quotes', (size: number) => `1,"${'x'.repeat(size)}"`],
    ['line ends in quotes', (size: number) => `1,"${'x\n'.repeat(size / 2)}"`],
    ['quotes', (size: number) => `1,"${'""'.repeat(size / 2)}"`],
  ])('grows with its length, not with the square: %s', async (_, record) => {
    const small = await workOn(record(SIZE));
    const large = await workOn(record(4 * SIZE));
    for (const [name, bytes] of Object.entries(large)) {
      expect(bytes, name).toBeLessThanOrEqual(
        4.5 * Math.max(small[name as keyof typeof work], SIZE),
      );
    }
  });
});
