import { join } from 'node:path';
import { strToU8, type ZipOptions, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { readSpecText } from '../../../src/io/documents/spec-file.ts';
import { scratchFolder } from '../../support/cli.ts';

const MB = 1024 * 1024;
const CONFIG = '{"class_name": "Discretization", "config": {"bin_boundaries": [0, 1]}}';

/** The text that is read from a file with this content. */
async function read(content: string | Uint8Array): Promise<string> {
  const folder = await scratchFolder({ 'my.file': content });
  return await readSpecText(join(folder, 'my.file'));
}

/** The error that a file with this content is refused with; its name is cut to `FILE`. */
async function refusalOf(content: string | Uint8Array): Promise<[string, string]> {
  const error = await read(content).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DiscretizeError);
  const { code, message } = error as DiscretizeError;
  return [code, message.replace(/\S*my\.file/, 'FILE')];
}

/** A `.keras` file: metadata, config and weights in a zip archive. */
function kerasFile(config: string | Uint8Array, options: ZipOptions = {}): Uint8Array {
  return zipSync(
    {
      'metadata.json': strToU8('{"keras_version": "3.15.1"}'),
      'config.json': typeof config === 'string' ? strToU8(config) : config,
      'model.weights.h5': new Uint8Array(1000).fill(7),
    },
    options,
  );
}

describe('a spec file', () => {
  test('is read as text, byte for byte, with its byte order mark', async () => {
    const text = '{"fare": [10,\r\n 20], "\u00fc\u{1f600}": [1]}\n';
    expect(await read(text)).toBe(text);
    expect(await read(`\ufeff${text}`)).toBe(`\ufeff${text}`);
  });

  test('may be empty, which the parser rejects', async () => {
    expect(await read('')).toBe('');
  });

  test.each([
    ['Latin-1', Buffer.from('{"\u00fcber": [1]}', 'latin1')],
    ['UTF-16 as PowerShell writes it', Buffer.from('\ufeff[0, 1]', 'utf16le')],
    ['cut inside a character', Buffer.from('["\u00fc').subarray(0, 3)],
  ])('that is %s is rejected: it is invalid UTF-8', async (_, bytes) => {
    expect(await refusalOf(bytes)).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: it is not UTF-8 text',
    ]);
  });

  test('of 16 MB is read, a longer one rejected', async () => {
    expect(await read(Buffer.alloc(16 * MB, ' '))).toHaveLength(16 * MB);
    expect(await refusalOf(Buffer.alloc(16 * MB + 1, ' '))).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: it is larger than 16 MB',
    ]);
  });

  test('that is not there is an input error, with its name', async () => {
    const path = join(await scratchFolder(), 'nope.json');
    const error = await readSpecText(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscretizeError);
    expect(error).toMatchObject({ code: 'E_INPUT', kind: 'input', received: path });
    expect((error as Error).message).toContain(`cannot read ${path}: `);
  });

  test('that is a folder is an input error', async () => {
    const error = await readSpecText(await scratchFolder()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'E_INPUT' });
  });
});

describe('a .keras file', () => {
  test.each([
    ['deflated', { level: 9 }],
    ['stored', { level: 0 }],
  ] as const)('that is %s gives the text of its config', async (_, options) => {
    expect(await read(kerasFile(CONFIG, options))).toBe(CONFIG);
  });

  test('is known by its content, whatever its name, and may be larger than a text', async () => {
    const weights = new Uint8Array(17 * MB).fill(1);
    const archive = zipSync({ 'w.h5': weights, 'config.json': strToU8(CONFIG) }, { level: 0 });
    expect(archive.length).toBeGreaterThan(17 * MB);
    expect(await read(archive)).toBe(CONFIG);
  });

  test('without a config is rejected', async () => {
    const archive = zipSync({ 'a/config.json': strToU8(CONFIG), 'Config.json': strToU8('{}') });
    expect(await refusalOf(archive)).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: it is a zip archive without a config.json',
    ]);
  });

  test('that was cut off is rejected, wherever the cut is', async () => {
    const archive = kerasFile(CONFIG);
    const cuts = [4, 30, 100, Math.floor(archive.length / 2), archive.length - 23];
    for (const cut of [...cuts, archive.length - 1]) {
      expect(await refusalOf(archive.subarray(0, cut))).toEqual([
        'E_SPEC',
        'cannot read the spec FILE: it starts like a .keras file, but the zip archive is incomplete',
      ]);
    }
  });

  test('whose config is invalid UTF-8 is rejected', async () => {
    expect(await refusalOf(kerasFile(Buffer.from('"\u00fc"', 'latin1')))).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: it is not UTF-8 text',
    ]);
  });

  test('whose config decompresses to more than 16 MB is rejected, and not decompressed', async () => {
    const bomb = kerasFile(new Uint8Array(16 * MB + 1).fill(32));
    expect(bomb.length).toBeLessThan(MB);
    expect(await refusalOf(bomb)).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: its config.json is larger than 16 MB',
    ]);
    expect(await read(kerasFile(new Uint8Array(16 * MB).fill(32)))).toHaveLength(16 * MB);
  });

  test('that lies about the size of its config is rejected', async () => {
    const archive = kerasFile(new Uint8Array(16 * MB).fill(32));
    const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
    // In the directory at the end: a signature, 20 bytes, the size, 16 bytes, the name.
    const directory = Buffer.from(archive).lastIndexOf('config.json') - 46;
    expect(view.getUint32(directory, true)).toBe(0x02014b50);
    view.setUint32(directory + 24, 10, true);
    expect(await refusalOf(archive)).toEqual([
      'E_SPEC',
      'cannot read the spec FILE: the config.json in it is damaged',
    ]);
  });
});
