import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pipeWriter } from '../../../src/io/writing/write-all.ts';
import { scratchFolder } from '../../support/cli.ts';

/** The path of a new named pipe. */
async function makePipe(): Promise<string> {
  const path = join(await scratchFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

/** Reads what is in a pipe. */
function contentOf(descriptor: number): string {
  const buffer = Buffer.alloc(200_000);
  return buffer.toString('latin1', 0, readSync(descriptor, buffer));
}

describe.skipIf(process.platform === 'win32')('a writer to a pipe', () => {
  test('writes all bytes while this thread goes on, and nothing for none', async () => {
    const pipe = openSync(await makePipe(), 'r+');
    const rest: string[] = [];
    const write = pipeWriter(pipe, async (bytes) => void rest.push(Buffer.from(bytes).toString()));
    // More than a pipe holds: it is read here while the other thread writes.
    const text = 'abcdefgh'.repeat(50_000);
    let isWritten = false;
    const writing = write(Buffer.from(text)).then(() => {
      isWritten = true;
    });
    let read = '';
    while (read.length < text.length) read += contentOf(pipe);
    await writing;
    expect(isWritten).toBe(true);
    expect(read === text).toBe(true);
    await write(new Uint8Array(0));
    await write(Buffer.from('end'));
    expect(contentOf(pipe)).toBe('end');
    expect(rest).toEqual([]);
    closeSync(pipe);
  });

  test('leaves the rest, and all that comes later, to another one if the pipe does not block', async () => {
    const pipe = openSync(await makePipe(), constants.O_RDWR | constants.O_NONBLOCK);
    const rest: string[] = [];
    const write = pipeWriter(pipe, async (bytes) => void rest.push(Buffer.from(bytes).toString()));
    const text = Array.from({ length: 30_000 }, (_, i) => `${i},`).join('');
    await write(Buffer.from(text));
    const held = contentOf(pipe);
    await write(Buffer.from('later'));
    expect(held.length).toBeGreaterThan(0);
    expect(rest.length).toBe(2);
    expect(`${held}${rest[0]}` === text).toBe(true);
    expect(rest[1]).toBe('later');
    closeSync(pipe);
  });

  test('fails with the error of the system where the reader has gone', async () => {
    const path = await makePipe();
    const reader = openSync(path, 'r+');
    const writer = openSync(path, 'w');
    closeSync(reader);
    const write = pipeWriter(writer, async () => {});
    await expect(write(Buffer.from('x'))).rejects.toMatchObject({ code: 'EPIPE' });
    closeSync(writer);
  });
});
