import { once } from 'node:events';
import { readdir, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { checkInputs, openSource } from '../../../src/io/reading/source.ts';
import { shownPath, systemReason } from '../../../src/io/system-error.ts';
import { scratchFolder } from '../../support/cli.ts';

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The error of something that must fail. */
async function failure(work: Promise<unknown>): Promise<DiscretizeError> {
  const error = await work.then(
    () => undefined,
    (systemReason: unknown) => systemReason,
  );
  expect(error).toBeInstanceOf(DiscretizeError);
  return error as DiscretizeError;
}

describe('openSource', () => {
  test('gives the bytes of a file, whatever they are, under its name', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 256));
    const path = join(await scratchFolder({ x: bytes }), 'x');
    const source = openSource(path);
    expect(source.name).toBe(path);
    expect((await read(source.bytes)).equals(bytes)).toBe(true);
  });

  test('opens nothing before the first read', () => {
    expect(openSource('/there/is/no/such/file').name).toBe('/there/is/no/such/file');
    expect(openSource('-').name).toBe('<stdin>');
    expect(openSource('').name).toBe('""');
  });

  test('a file that cannot be read is E_INPUT, with the system error as the cause', async () => {
    const folder = await scratchFolder();
    const missing = await failure(read(openSource(join(folder, 'no')).bytes));
    expect(missing.code).toBe('E_INPUT');
    expect(missing.message).toBe(`cannot read ${join(folder, 'no')}: no such file or directory`);
    expect(missing.cause).toMatchObject({ code: 'ENOENT' });
    expect((await failure(read(openSource(folder).bytes))).message).toMatch(/: is a directory$/);
  });

  test.skipIf(process.platform !== 'linux')(
    'a reader that stops early closes the file (seen in /proc)',
    async () => {
      const path = join(await scratchFolder({ x: 'x'.repeat(1_000_000) }), 'x');
      const isOpen = async (): Promise<boolean> => {
        const files = await readdir('/proc/self/fd');
        const links = files.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
        return (await Promise.all(links)).includes(path);
      };
      for await (const piece of openSource(path).bytes) {
        expect(piece.length).toBeGreaterThan(0);
        expect(await isOpen()).toBe(true);
        break;
      }
      await expect.poll(isOpen).toBe(false);
    },
  );
});

describe('checkInputs', () => {
  test('accepts files, devices and standard input', async () => {
    const folder = await scratchFolder({ 'in.csv': '' });
    await expect(checkInputs([join(folder, 'in.csv'), '-'])).resolves.toBeUndefined();
    if (process.platform !== 'win32') await checkInputs(['/dev/null']);
  });

  test('names the first one that is not there, or is a folder', async () => {
    const folder = await scratchFolder({ 'in.csv': '' });
    const [here, gone] = [join(folder, 'in.csv'), join(folder, 'gone')];
    const missing = await failure(checkInputs([here, gone, folder]));
    expect(missing).toMatchObject({ code: 'E_INPUT', received: gone });
    const isFolder = await failure(checkInputs([folder, gone]));
    expect(isFolder.message).toBe(`cannot read ${folder}: is a directory`);
    expect((await failure(checkInputs(['']))).message).toMatch(/^cannot read "": no such file/);
  });
});

describe('words for errors of the system', () => {
  test('codes that users meet are put in plain words, others keep their own', () => {
    expect(systemReason({ code: 'EACCES', message: 'x' })).toBe('permission denied');
    expect(systemReason({ code: 'ENOSPC', message: 'x' })).toBe('no space left');
    expect(systemReason({ code: 'EODD', message: 'odd' })).toBe('odd');
    expect(systemReason({ message: 'odd' })).toBe('odd');
  });

  test('an empty name is shown', () => {
    expect(shownPath('')).toBe('""');
    expect(shownPath('a b')).toBe('a b');
  });

  test.skipIf(process.platform === 'win32')('a socket is no input', async () => {
    const path = join(await scratchFolder(), 's');
    const server = createServer().listen(path);
    await once(server, 'listening');
    const error = await failure(read(openSource(path).bytes));
    server.close();
    expect(error).toMatchObject({ code: 'E_INPUT' });
  });
});
