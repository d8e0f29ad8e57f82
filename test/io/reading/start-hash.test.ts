import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { fingerprinted } from '../../../src/io/reading/fingerprint.ts';
import { openTextSource } from '../../../src/io/reading/source.ts';
import { StartHash } from '../../../src/io/reading/start-hash.ts';
import { apply } from '../../../src/jobs/apply.ts';
import { requestFor } from '../../../src/plan/bin-request.ts';
import { parseSpec } from '../../../src/spec/parse.ts';

const MIB = 2 ** 20;
const TEXT = `a,b\n${Array.from({ length: 300_000 }, (_, i) => `${i % 7},"x\n${i}"`).join('\n')}\n`;

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'discretize-hash-'));
  path = join(folder, 'in.csv');
  writeFileSync(path, TEXT);
});
afterAll(() => rmSync(folder, { recursive: true }));

const SHA256 = createHash('sha256').update(TEXT).digest('hex');
const WHOLE = { bytes: TEXT.length, hashed: TEXT.length, sha256: SHA256 };

/** A hash of the file up to its first 1,000 bytes. */
async function begun(): Promise<{ readonly hash: StartHash; readonly close: () => Promise<void> }> {
  const source = openTextSource(path);
  const hash = new StartHash(source.file);
  const pieces = source.bytes[Symbol.asyncIterator]();
  const { value } = await pieces.next();
  hash.take((value as Uint8Array).subarray(0, 1000));
  return { hash, close: async () => void (await pieces.return?.()) };
}

describe('StartHash', () => {
  test.each([0, 500, 1000, 2000, 1_000_000, TEXT.length])(
    'hashes bytes that other code has read up to %i, and each byte once',
    async (position) => {
      const { hash, close } = await begun();
      hash.file?.seek(position);
      hash.take(Buffer.from(TEXT.slice(position)));
      await close();
      expect(hash.result()).toEqual(WHOLE);
    },
  );

  test('reads parts until all is read, also past the position of a later seek', async () => {
    const { hash, close } = await begun();
    let parts = 0;
    while (hash.file?.readPart?.() === true) parts++;
    hash.file?.seek(3000);
    hash.take(Buffer.from(TEXT.slice(3000)));
    await close();
    expect([parts, hash.result()]).toEqual([Math.ceil((TEXT.length - 1000) / (MIB / 2)), WHOLE]);
  });

  test('hashes the remaining bytes of a file that became shorter', async () => {
    const { hash, close } = await begun();
    hash.file?.seek(TEXT.length + 1000);
    await close();
    hash.take(Buffer.from('x'));
    expect(hash.result()).toEqual({ ...WHOLE, bytes: TEXT.length + 1001 });
  });
});

describe('a fingerprint of a file that threads read', () => {
  test.each([
    { threads: 1 },
    { threads: 2 },
    { threads: 2, aloneBlocks: 0 },
    { threads: 3, aloneBlocks: 0 },
  ])('is that of its bytes: %o', async (options) => {
    const { source, fingerprint } = fingerprinted(openTextSource(path));
    const request = requestFor(parseSpec({ a: [3] }));
    const work = { engine: 'bytes', blockBytes: 50_000, ...options } as const;
    await apply(request, [source], resolveDialect(), { write: async () => {} }, work);
    expect(fingerprint()).toEqual({ file: 'in.csv', ...WHOLE });
  });
});
