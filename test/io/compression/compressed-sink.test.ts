import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ByteSink } from '../../../src/io/byte-sink.ts';
import { compressedSink } from '../../../src/io/compression/compressed-sink.ts';
import { openFile } from '../../../src/io/writing/sink.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';

const { brotliDecompressSync, createGzip, gunzipSync } = zlib;
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: (bytes: Uint8Array) => Buffer };

/** A sink that writes down what happens to it. */
function loggingSink(write: ByteSink['write'] = async () => {}): ByteSink & { log: string[] } {
  const log: string[] = [];
  const note = (what: string) => async (): Promise<void> => void log.push(what);
  const abandon = (): void => void log.push('abandon');
  return { log, write, seal: note('seal'), commit: note('commit'), abandon };
}

describe('an output whose name ends as compressed files do', () => {
  const unpackers: readonly (readonly [string, ((bytes: Uint8Array) => Buffer) | undefined])[] = [
    ['x.csv.gz', gunzipSync],
    ['X.GZ', gunzipSync],
    ['x.br', brotliDecompressSync],
    ['x.zst', zstdDecompressSync],
  ];

  test.each(unpackers.filter(([, unpack]) => unpack))('is packed: %s', async (name, unpack) => {
    const folder = await scratchFolder();
    const sink = await openFile(join(folder, name), []);
    const piece = new Uint8Array(new SharedArrayBuffer(50_000));
    const pieces: Buffer[] = [];
    // The memory is used again for every piece, as the engine does.
    for (let i = 0; i < 40; i++) {
      for (let at = 0; at < piece.length; at++) piece[at] = (at * i) % 251;
      pieces.push(Buffer.from(piece));
      await sink.write(piece);
    }
    expect(await readdir(folder)).not.toContain(name);
    await sink.commit();
    expect(await readdir(folder)).toEqual([name]);
    const content = unpack?.(await readFile(join(folder, name)));
    expect(content?.equals(Buffer.concat(pieces))).toBe(true);
  });

  test('is a whole compressed file, also where nothing is written', async () => {
    const path = join(await scratchFolder(), 'x.gz');
    const sink = await openFile(path, []);
    await sink.seal();
    await sink.seal();
    await sink.commit();
    expect(gunzipSync(await readFile(path)).length).toBe(0);
  });

  test.skipIf(zstdDecompressSync !== undefined)(
    'cannot be made where this Node cannot pack it, and nothing is left of it',
    async () => {
      const folder = await scratchFolder();
      const error = await caught(() => openFile(join(folder, 'x.zst'), []));
      expect(error).toMatchObject({ code: 'E_OUTPUT', hint: expect.stringContaining('22.15') });
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

describe('a compressed sink', () => {
  test('reports a failure of the sink below from write or seal, at any time', async () => {
    for (let good = 0; good < 4; good++) {
      let writes = 0;
      const fail = new Error('full');
      const below = loggingSink(async () => {
        if (writes++ >= good) throw fail;
      });
      const sink = compressedSink(below, createGzip({ level: 0, chunkSize: 1024 }));
      const run = async (): Promise<void> => {
        for (let i = 0; i < 50; i++) await sink.write(Buffer.alloc(5000, i));
        await sink.seal();
      };
      await expect(run()).rejects.toBe(fail);
      sink.abandon();
      expect(below.log).toEqual(['abandon']);
    }
  });

  test('that is abandoned takes no more, and seals nothing', async () => {
    const below = loggingSink();
    const sink = compressedSink(below, createGzip());
    await sink.write(Buffer.from('x'));
    sink.abandon();
    await expect(sink.write(Buffer.from('y'))).rejects.toThrow();
    await expect(sink.commit()).rejects.toThrow();
    expect(below.log).toEqual(['abandon']);
  });

  test('waits for the sink below: not everything is kept in memory', async () => {
    let taken = 0;
    const sink = compressedSink(
      loggingSink(() => new Promise(() => {})),
      createGzip({ level: 0 }),
    );
    const run = async (): Promise<void> => {
      for (; ; taken++) await sink.write(Buffer.alloc(100_000));
    };
    run().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(taken).toBeLessThan(10);
    sink.abandon();
  });
});
