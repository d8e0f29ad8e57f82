import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSource, openTextSource } from '../../src/io/reading/source.ts';
import { textBytes } from '../../src/io/reading/text-source.ts';
import { caught } from '../support/caught.ts';
import { scratchFolder } from '../support/cli.ts';

const { brotliCompressSync, constants, gzipSync } = zlib;
const TEXT = 'a,b\n1,x\n2,y\n';

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads bytes in pieces of some size, as standard input or as what a path names. */
async function text(bytes: Uint8Array, size: number, path = '-'): Promise<string> {
  const origin = { path, name: 'f', stop: () => {} };
  return (await read(textBytes(cut(bytes, size), origin))).toString('latin1');
}

/** As bgzip does: many small members, and an empty one at the end. */
function manyMembers(content: string, size: number): Buffer {
  const members: Buffer[] = [];
  for (let at = 0; at < content.length; at += size) {
    members.push(gzipSync(content.slice(at, at + size)));
  }
  return Buffer.concat([...members, gzipSync('')]);
}

describe('data that is not text', () => {
  const MAGIC: readonly (readonly [what: string, bytes: readonly number[]])[] = [
    ['xz data', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
    ['a zip archive or an Excel workbook', [0x50, 0x4b, 0x03, 0x04]],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ];

  test.each(MAGIC)('%s is rejected, however it is cut, compressed or not', async (what, magic) => {
    for (const tail of [[], [1, 2, 3, 4, 5]]) {
      const bytes = Uint8Array.from([...magic, ...tail]);
      for (const size of [1, 2, 3, 100]) {
        const error = await caught(() => text(bytes, size));
        const message = `the input is ${what}, not CSV`;
        expect(error).toMatchObject({ code: 'E_ENCODING', message, at: { file: 'f' } });
        expect(error.hint).toBeDefined();
      }
      const packed = await caught(() => text(gzipSync(bytes), 7));
      expect(packed.message).toBe(`the input is ${what} inside gzip data, not CSV`);
    }
  });

  test('data that is compressed twice is rejected', async () => {
    const error = await caught(() => text(gzipSync(gzipSync(TEXT)), 5));
    expect(error.message).toBe('the input is gzip data inside gzip data, not CSV');
  });

  test('everything else passes unchanged, however short and however it is cut', async () => {
    const texts = ['', 'a', 'ab', 'abc', 'PK,x\n1,2\n', '\x1f', '(', '(\xb5', '\xfd7z', TEXT];
    for (const content of texts) {
      for (const size of [1, 2, 3, 4, 5, 100]) {
        expect(await text(Buffer.from(content, 'latin1'), size)).toBe(content);
      }
    }
  });

  test('bytes that cannot begin such a format are handed on at once', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      await new Promise(() => {});
    }
    const pieces = textBytes(endless(), { path: '-', name: 'f', stop: () => {} });
    expect((await pieces.next()).value).toEqual(Buffer.from('a'));
  });
});

describe('gzip data', () => {
  const members = Buffer.concat([TEXT, '', '3,z\n', 'x'.repeat(500)].map((part) => gzipSync(part)));
  const whole = `${TEXT}3,z\n${'x'.repeat(500)}`;

  test('one member or several are one text, wherever they are cut', async () => {
    for (let size = 1; size <= members.length; size++)
      expect(await text(members, size)).toBe(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary-ascii', maxLength: 50 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 60 }),
        async (parts, size) => {
          const content = `,${parts.join('')}`;
          const packed = Buffer.concat([',', ...parts].map((part) => gzipSync(part)));
          expect(await text(packed, size)).toBe(content);
        },
      ),
    );
  });

  test('thousands of small members are read to the last one', async () => {
    const content = '0123456789\n'.repeat(4000);
    expect(await text(manyMembers(content, 11), 5000)).toBe(content);
  });

  test('zero bytes may follow, as many as there are, and nothing after them', async () => {
    for (const size of [1, 7, members.length, members.length + 3, 10_000]) {
      expect(await text(Buffer.concat([members, Buffer.alloc(1500)]), size)).toBe(whole);
      const lost = Buffer.concat([members, Buffer.alloc(5), gzipSync('lost')]);
      const error = await caught(() => text(lost, size));
      expect(error).toMatchObject({
        code: 'E_INPUT',
        message: `cannot read f: other data follows its gzip data, after byte ${members.length + 5}`,
      });
    }
  });

  test('data that is truncated anywhere is an error that names its end', async () => {
    const packed = gzipSync(whole);
    for (let length = 2; length < packed.length; length++) {
      const error = await caught(() => text(packed.subarray(0, length), 13));
      expect(error).toMatchObject({
        code: 'E_INPUT',
        message: `cannot read f: its gzip data ends too early, at byte ${length}`,
      });
    }
  });

  test('damaged data is an error, and so is other data after gzip data', async () => {
    const packed = gzipSync(whole, { level: 0 });
    for (const at of [packed.length - 12, packed.length - 7, packed.length - 2]) {
      const bad = Buffer.from(packed);
      bad[at] = (bad[at] as number) ^ 0xff;
      const { code, message } = await caught(() => text(bad, 50));
      expect(code).toBe('E_INPUT');
      const after = at - (at % 50);
      expect(message).toMatch(/^cannot read f: its gzip data is damaged after byte \d+ \(inc/);
      expect(Number(/\d+/.exec(message)?.[0])).toBeLessThanOrEqual(Math.max(at, after));
    }
    const tail = await caught(() => text(Buffer.concat([packed, Buffer.from('tail')]), 9999));
    expect(tail.message).toBe('cannot read f: other data follows its gzip data');
  });

  test('is not decompressed further than it is read', async () => {
    const bomb = gzipSync(Buffer.alloc(100 << 20), { level: 1 });
    // Not the memory of the process, in which other tests have run.
    const before = process.memoryUsage().arrayBuffers;
    const pieces = textBytes(cut(bomb, 64 * 1024), { path: '-', name: 'f', stop: () => {} });
    for (let i = 0; i < 5; i++) expect((await pieces.next()).value?.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 << 20);
    await pieces.return(undefined);
  });

  test('a reader that stops early ends the source, also one that is waited for', async () => {
    let isStopped = false;
    let end = (): void => {};
    async function* source(): AsyncGenerator<Uint8Array> {
      yield members;
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    }
    const stop = (): void => {
      isStopped = true;
      end();
    };
    const pieces = textBytes(source(), { path: '-', name: 'f', stop });
    expect((await pieces.next()).value?.length).toBeGreaterThan(0);
    await pieces.return(undefined);
    expect(isStopped).toBe(true);
  });

  test('an error of the source passes through as it is', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield members.subarray(0, 20);
      throw await caught(() => text(members.subarray(0, 5), 1));
    }
    const bytes = textBytes(source(), { path: '-', name: 'other', stop: () => {} });
    expect((await caught(() => read(bytes))).message).toMatch(/^cannot read f: /);
  });
});

describe('brotli data', () => {
  const packed = brotliCompressSync(TEXT);

  test('is known by its name only, in any case of letters', async () => {
    for (const size of [1, 3, 100]) expect(await text(packed, size, 'x.csv.BR')).toBe(TEXT);
    expect(await text(packed, 100, 'x.csv')).toBe(packed.toString('latin1'));
    expect(await text(Buffer.alloc(0), 1, 'x.br')).toBe('');
  });

  test('is an error where it is cut short, damaged or followed by something', async () => {
    const rejected = async (bytes: Uint8Array): Promise<string> =>
      (await caught(() => text(bytes, 4, 'x.br'))).message;
    expect(await rejected(packed.subarray(0, -1))).toBe(
      `cannot read f: its brotli data ends too early, at byte ${packed.length - 1}`,
    );
    expect(await rejected(Buffer.concat([packed, Buffer.from('x')]))).toBe(
      `cannot read f: other data follows its brotli data, after byte ${packed.length}`,
    );
    expect(await rejected(Buffer.from('plain text\n'.repeat(9)))).toMatch(
      /its brotli data is damaged/,
    );
  });
});

describe('zstd data', () => {
  const found = (zlib as { zstdCompressSync?: (content: string) => Buffer }).zstdCompressSync;

  test.skipIf(found === undefined)('one frame or several are one text, if whole', async () => {
    const pack = found ?? (() => Buffer.alloc(0));
    const frames = Buffer.concat([pack(TEXT), pack('3,z\n'), pack('4,z\n')]);
    for (let size = 1; size <= frames.length; size++) {
      expect(await text(frames, size)).toBe(`${TEXT}3,z\n4,z\n`);
    }
    const short = await caught(() => text(frames.subarray(0, -1), 7));
    expect(short.message).toMatch(/its zstd data ends too early, at byte \d+$/);
    const tail = await caught(() => text(Buffer.concat([frames, Buffer.from('tail')]), 999));
    expect(tail).toMatchObject({ code: 'E_INPUT', message: expect.stringMatching(/is damaged/) });
  });

  test.skipIf(found !== undefined)('is rejected where this Node cannot unpack it', async () => {
    const error = await caught(() => text(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4]), 1));
    expect(error).toMatchObject({
      code: 'E_ENCODING',
      message: 'the input is zstd data, not CSV',
      hint: 'decompress it first: zstdcat FILE | discretize ...; or use Node 22.15 or later',
    });
  });
});

describe('openTextSource', () => {
  test('unpacks a file by its content, whatever its name is', async () => {
    const folder = await scratchFolder({
      'a.csv': gzipSync(TEXT),
      'b.gz': TEXT,
      'c.br': brotliCompressSync(TEXT, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
      'd.br': gzipSync(TEXT),
    });
    for (const name of ['a.csv', 'b.gz', 'c.br', 'd.br']) {
      const source = openTextSource(join(folder, name));
      expect((await read(source.bytes)).toString(), name).toBe(TEXT);
      expect(source.fill === undefined, name).toBe(name !== 'b.gz');
    }
    const raw = await read(openSource(join(folder, 'a.csv')).bytes);
    expect(raw.equals(gzipSync(TEXT))).toBe(true);
  });

  test('a missing file is an error when it is read, and not before', async () => {
    const source = openTextSource(join(await scratchFolder(), 'none'));
    expect(await caught(() => read(source.bytes))).toMatchObject({ code: 'E_INPUT' });
  });

  test.skipIf(spawnSync('gzip', ['--version']).status !== 0)(
    'reads what gzip(1) makes of several files',
    async () => {
      const folder = await scratchFolder({ 'a.csv': TEXT, 'b.csv': '3,z\n' });
      const { stdout } = spawnSync('gzip', ['-9c', 'a.csv', 'b.csv'], { cwd: folder });
      expect(await text(stdout, 6)).toBe(`${TEXT}3,z\n`);
    },
  );
});
