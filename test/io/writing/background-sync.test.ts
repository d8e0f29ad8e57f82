import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backgroundSync } from '../../../src/io/writing/background-sync.ts';
import { openFile } from '../../../src/io/writing/sink.ts';
import { scratchFolder } from '../../support/cli.ts';

type Done = (cause: NodeJS.ErrnoException | null) => void;

/** Syncs that end when the test says so. */
function heldSyncs(): { readonly ends: Done[]; readonly sync: (file: number, done: Done) => void } {
  const ends: Done[] = [];
  return { ends, sync: (_, done) => ends.push(done) };
}

describe('a background sync', () => {
  test('begins after enough bytes, one at a time', () => {
    const { ends, sync } = heldSyncs();
    const syncing = backgroundSync(1, 10, sync);
    syncing.wrote(9);
    expect(ends.length).toBe(0);
    syncing.wrote(1);
    expect(ends.length).toBe(1);
    syncing.wrote(50);
    expect(ends.length).toBe(1);
    ends[0]?.(null);
    syncing.wrote(1);
    expect(ends.length).toBe(2);
  });

  test('is waited for at the end', async () => {
    const { ends, sync } = heldSyncs();
    const syncing = backgroundSync(1, 10, sync);
    syncing.wrote(10);
    let isOver = false;
    const end = syncing.end().then((failure) => {
      isOver = true;
      return failure;
    });
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    ends[0]?.(null);
    expect(await end).toBeUndefined();
  });

  test('keeps its failure, which the system reports only once, and tries no more', async () => {
    const { ends, sync } = heldSyncs();
    const syncing = backgroundSync(1, 10, sync);
    syncing.wrote(10);
    const cause = Object.assign(new Error('made to fail'), { code: 'EIO' });
    ends[0]?.(cause);
    syncing.wrote(10);
    expect(ends.length).toBe(1);
    expect(await syncing.end()).toBe(cause);
  });

  test('of a file that is given up harms nothing', async () => {
    const folder = await scratchFolder();
    const file = openSync(join(folder, 'out'), 'w');
    const syncing = backgroundSync(file, 1);
    closeSync(file);
    syncing.wrote(1);
    expect(await syncing.end()).toMatchObject({ code: 'EBADF' });
  });

  test('leaves a large file whole', async () => {
    const folder = await scratchFolder();
    const out = join(folder, 'out');
    const sink = await openFile(out, []);
    const piece = Buffer.alloc(9 * 1024 * 1024, 'x');
    for (let i = 0; i < 4; i++) await sink.write(piece);
    await sink.commit();
    expect(statSync(out).size).toBe(4 * piece.length);
  });
});
