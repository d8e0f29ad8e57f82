import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import type { Kernel } from '../../../src/engine/bytes/kernel/kernel.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';

/** How often each function of the kernel was called. */
const calls = vi.hoisted(() => new Map<string, number>());

vi.mock(import('../../../src/engine/bytes/kernel/kernel.ts'), async (original) => {
  const { instantiateKernel, ...others } = await original();
  const counting = (memory: WebAssembly.Memory): Kernel => {
    const kernel = instantiateKernel(memory);
    const entries = Object.entries(kernel).map(([name, part]) => [
      name,
      typeof part === 'function' ? counted(name, part) : part,
    ]);
    return Object.fromEntries(entries) as Kernel;
  };
  return { ...others, instantiateKernel: counting };
});

function counted<Args extends readonly unknown[], Result>(
  name: string,
  call: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    calls.set(name, (calls.get(name) ?? 0) + 1);
    return call(...args);
  };
}

const BLOCK_BYTES = 64 * 1024;

/** A table of so many blocks, whose last field is quoted. */
function table(blocks: number): Buffer {
  const rows: string[] = ['a,b,c,d'];
  let bytes = 0;
  for (let row = 0; bytes < blocks * BLOCK_BYTES; row++) {
    rows.push(`${row},${row % 100}.5,name ${row % 7},"some, note"`);
    bytes += (rows.at(-1) as string).length + 1;
  }
  return Buffer.from(`${rows.join('\n')}\n`);
}

/** What a run on one thread did with a regular file. */
interface Work {
  readonly fills: number;
  readonly filled: number;
  readonly writes: number;
  /** Bytes that went from one array into another. */
  readonly copied: number;
  /** Buffers that were made. */
  readonly buffers: number;
  readonly kernel: Readonly<Record<string, number>>;
}

async function work(output: string, blocks: number): Promise<Work> {
  const content = table(blocks);
  const done = { fills: 0, filled: 0, writes: 0, copied: 0, buffers: 0 };
  const fillFrom = (into: Uint8Array): number => {
    const part = content.subarray(done.filled, done.filled + into.length);
    // Written without the function whose calls are counted.
    part.copy(into);
    done.fills++;
    done.filled += part.length;
    return part.length;
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const piece = content.subarray(done.filled, done.filled + 64 * 1024);
    done.filled += piece.length;
    if (piece.length > 0) yield piece;
  }
  const write = async (): Promise<void> => {
    done.writes++;
  };
  const features = [{ columns: ['b'], boundaries: [10, 50], output }];
  const request = requestFor(parseSpec({ features }));
  const set = Uint8Array.prototype.set;
  vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, from, at) {
    done.copied += from.length;
    set.call(this, from, at);
  });
  const fill = Buffer.prototype.fill as (...args: unknown[]) => Buffer;
  vi.spyOn(Buffer.prototype, 'fill').mockImplementation(function (this: Buffer, ...args) {
    done.copied += this.length;
    return fill.apply(this, args);
  });
  for (const name of ['from', 'alloc', 'allocUnsafe', 'concat'] as const) {
    const make = Buffer[name] as (...args: unknown[]) => Buffer<ArrayBuffer>;
    vi.spyOn(Buffer, name).mockImplementation((...args: unknown[]) => {
      done.buffers++;
      return make.apply(Buffer, args);
    });
  }
  const source = { name: 'in.csv', bytes: bytes(), fill: fillFrom };
  const options = { engine: 'bytes', threads: 1, blockBytes: BLOCK_BYTES } as const;
  await apply(request, [source], resolveDialect(), { write }, options);
  vi.restoreAllMocks();
  expect(done.filled).toBe(content.length);
  return { ...done, kernel: Object.fromEntries(calls) };
}

/**
 * Work that is counted, not timed: a change that reads, copies or calls more for a block fails here, on any machine.
 * What a run does once is not in the difference of two sizes.
 */
describe('the work on a block', () => {
  beforeEach(() => calls.clear());
  afterEach(() => vi.restoreAllMocks());

  test.each(['int', 'one_hot', 'label'])(
    'is a few calls and hardly any copies: %s',
    async (output) => {
      const few = await work(output, 8);
      calls.clear();
      const many = await work(output, 24);
      const blocks = 16;
      expect(many.fills - few.fills).toBe(blocks);
      expect(many.writes - few.writes).toBe(blocks);
      for (const name of ['parity', 'scan', 'shortCodes', 'splice']) {
        expect((many.kernel[name] ?? 0) - (few.kernel[name] ?? 0), name).toBe(blocks);
      }
      // The start of a record that a block ends with is copied to the next one.
      expect((many.copied - few.copied) / blocks).toBeLessThan(40);
      expect((many.buffers - few.buffers) / blocks).toBeLessThanOrEqual(MOST_BUFFERS);
    },
  );
});

/** Buffers that are made for a block. */
const MOST_BUFFERS = 6;
