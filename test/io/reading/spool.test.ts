import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { makeSpool } from '../../../src/io/reading/spool.ts';
import { scratchFolder } from '../../support/cli.ts';
import { sourceOf } from '../../support/sources.ts';

afterEach(() => vi.unstubAllEnvs());

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}

describe('a spool', () => {
  test('gives the bytes again, as often as wanted, under their own name, until it is removed', async () => {
    const folder = await scratchFolder();
    vi.stubEnv('TMPDIR', folder);
    const spool = makeSpool();
    await spool.take(sourceOf('a\n1\n'.repeat(1000), { name: '<stdin>', cuts: [3, 7] }));
    expect(readdirSync(folder)).toHaveLength(1);
    for (let i = 0; i < 2; i++) {
      const { name, bytes } = spool.open();
      expect([name, await textOf(bytes)]).toEqual(['<stdin>', 'a\n1\n'.repeat(1000)]);
    }
    spool.remove();
    spool.remove();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('passes on errors of its source', async () => {
    vi.stubEnv('TMPDIR', await scratchFolder());
    const spool = makeSpool();
    const fault = new DiscretizeError('E_INPUT', 'gone');
    const bytes = (async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw fault;
    })();
    await expect(spool.take({ name: 'x', bytes })).rejects.toBe(fault);
    spool.remove();
  });

  test('that cannot be created is an error that names the folder of temporary files', async () => {
    vi.stubEnv('TMPDIR', '/no/such/folder');
    expect(makeSpool).toThrow(expect.objectContaining({ code: 'E_OUTPUT' }));
  });
});
