import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PipeReader, piecesOfPipe, pipeReader } from '../../../src/io/reading/pipe-reader.ts';
import { openTextSource } from '../../../src/io/reading/source.ts';
import { scratchFolder } from '../../support/cli.ts';

/** A named pipe that is open to read and to write, so that neither end waits for the other. */
async function openPipe(): Promise<{ readonly descriptor: number; readonly path: string }> {
  const path = join(await scratchFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  return { descriptor: openSync(path, 'r+'), path };
}

/** The reader of a pipe that can be opened again. */
function readerOf(descriptor: number): PipeReader {
  const reader = pipeReader(descriptor);
  if (reader === undefined) throw new Error('no reader');
  return reader;
}

/** The bytes that have come, as text; undefined if none has. */
function come(reader: PipeReader, room = 99): string | undefined {
  const buffer = Buffer.alloc(room);
  const got = reader.readNow(buffer);
  return got === undefined ? undefined : buffer.toString('latin1', 0, got);
}

async function waited(reader: PipeReader): Promise<string> {
  return Buffer.from(await reader.wait()).toString('latin1');
}

describe.skipIf(process.platform !== 'linux')('a pipe that is opened again', () => {
  test('is read at once as far as bytes have come, up to its end', async () => {
    const { descriptor } = await openPipe();
    const reader = readerOf(descriptor);
    expect(come(reader)).toBeUndefined();
    writeSync(descriptor, 'abcdef');
    expect([come(reader, 4), come(reader), come(reader)]).toEqual(['abcd', 'ef', undefined]);
    writeSync(descriptor, 'gh');
    closeSync(descriptor);
    expect([come(reader), come(reader), come(reader)]).toEqual(['gh', '', '']);
    expect(await waited(reader)).toBe('');
  });

  test('is waited for, and read on after that', async () => {
    const { descriptor } = await openPipe();
    const reader = readerOf(descriptor);
    const first = waited(reader);
    writeSync(descriptor, 'x'.repeat(5000));
    expect(await first).toBe('x'.repeat(4096));
    expect(come(reader, 9999)).toBe('x'.repeat(904));
    const second = waited(reader);
    writeSync(descriptor, 'y');
    expect([await second, come(reader)]).toEqual(['y', undefined]);
    reader.close();
    closeSync(descriptor);
  });

  test('is not read again where the last read found nothing, but waited for', async () => {
    const { descriptor } = await openPipe();
    const reader = readerOf(descriptor);
    const pieces = piecesOfPipe(reader);
    const next = async (): Promise<number> => (await pieces.next()).value?.length ?? 0;
    expect([come(reader), reader.isEmpty]).toEqual([undefined, true]);
    writeSync(descriptor, 'x'.repeat(5000));
    expect([await next(), reader.isEmpty, await next()]).toEqual([4096, false, 904]);
    expect([come(reader), reader.isEmpty]).toEqual([undefined, true]);
    writeSync(descriptor, 'yz');
    expect([come(reader, 1), reader.isEmpty, await next()]).toEqual(['y', false, 1]);
    reader.close();
    closeSync(descriptor);
  });

  test('may end during a wait, and a wait ends when it is closed', async () => {
    const [one, other] = [await openPipe(), await openPipe()];
    const [ending, closing] = [readerOf(one.descriptor), readerOf(other.descriptor)];
    const waits = [waited(ending), waited(closing)];
    closeSync(one.descriptor);
    closing.close();
    expect(await Promise.all(waits)).toEqual(['', '']);
    expect([come(ending), come(closing)]).toEqual(['', '']);
    closing.close();
    closeSync(other.descriptor);
  });

  test('stays as it is for others that share it', async () => {
    const { descriptor } = await openPipe();
    const flags = (): string => readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1');
    const before = flags();
    const reader = readerOf(descriptor);
    const first = waited(reader);
    expect(flags()).toBe(before);
    reader.close();
    expect(await first).toBe('');
    closeSync(descriptor);
  });

  test('comes in pieces with all its bytes in order, however many come at once', async () => {
    const { descriptor } = await openPipe();
    const texts = [1, 4096, 3, 4095, 2000, 8000].map((size, i) => String(i).repeat(size));
    let [sent, got] = ['', ''];
    // As much as any pipe holds, and the next once that was read.
    const send = (): void => {
      const text = texts.shift();
      if (text === undefined) closeSync(descriptor);
      else writeSync(descriptor, text);
      sent += text ?? '';
    };
    send();
    for await (const piece of piecesOfPipe(readerOf(descriptor))) {
      got += Buffer.from(piece).toString('latin1');
      if (got.length === sent.length) send();
    }
    expect(got === sent).toBe(true);
    expect(got.length).toBe(18_195);
  });

  test('is read in pieces only where it is packed', async () => {
    const text = `a\n${'1\n'.repeat(1000)}`;
    for (const bytes of [Buffer.from(text), gzipSync(text)]) {
      const { descriptor } = await openPipe();
      writeSync(descriptor, bytes);
      const source = openTextSource(`/proc/self/fd/${descriptor}`);
      const into = Buffer.alloc(9);
      expect(source.readNow?.(into)).toBeUndefined();
      const pieces = source.bytes[Symbol.asyncIterator]();
      const first = await pieces.next();
      expect(Buffer.from(first.value as Uint8Array).toString()).toBe(text);
      const second = pieces.next();
      writeSync(descriptor, bytes);
      closeSync(descriptor);
      expect(Buffer.from((await second).value as Uint8Array).toString()).toBe(text);
      expect(source.readNow?.(into)).toBe(bytes.equals(Buffer.from(text)) ? 0 : undefined);
      expect((await pieces.next()).done).toBe(true);
    }
  });
});

describe.skipIf(process.platform === 'win32')('a pipe that cannot be opened again', () => {
  test('is made not to block, and read in the same way', async () => {
    const { descriptor, path } = await openPipe();
    const writer = openSync(path, 'r+');
    const reader = new PipeReader(descriptor, false);
    expect(come(reader)).toBeUndefined();
    writeSync(writer, 'abc');
    expect(come(reader)).toBe('abc');
    const first = waited(reader);
    writeSync(writer, 'def');
    expect([await first, come(reader)]).toEqual(['def', undefined]);
    const last = waited(reader);
    reader.close();
    expect(await last).toBe('');
    closeSync(writer);
  });
});

describe('a descriptor that is not a readable pipe', () => {
  test('has no such reader', async () => {
    const folder = await scratchFolder({ x: 'x' });
    const file = openSync(join(folder, 'x'), 'r');
    expect(pipeReader(file)).toBeUndefined();
    closeSync(file);
    expect(pipeReader(file)).toBeUndefined();
    expect(pipeReader(99_999)).toBeUndefined();
  });

  test.skipIf(process.platform !== 'linux')('also as the other end of a pipe', async () => {
    const { descriptor, path } = await openPipe();
    const writer = openSync(path, 'w');
    expect(pipeReader(writer)).toBeUndefined();
    closeSync(writer);
    closeSync(descriptor);
  });
});
