import { chmodSync, chownSync, closeSync, openSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openInPlace } from '../../../src/io/writing/in-place.ts';
import { carryRights, cautiousMode } from '../../../src/io/writing/rights.ts';
import { openOutput } from '../../../src/io/writing/sink.ts';
import { scratchFolder } from '../../support/cli.ts';

const isRoot = process.getuid?.() === 0;

/** Opens a new file, gives it the rights of an old one, and tells its mode. */
async function carried(mode: number, old: { uid?: bigint; gid?: bigint } = {}): Promise<string> {
  const folder = await scratchFolder({ 'old.csv': '', 'new.csv': '' });
  chmodSync(join(folder, 'old.csv'), mode);
  const stats = statSync(join(folder, 'old.csv'), { bigint: true });
  const file = openSync(join(folder, 'new.csv'), 'r+');
  try {
    carryRights(file, Object.assign(stats, old));
  } finally {
    closeSync(file);
  }
  return octal(statSync(join(folder, 'new.csv')).mode);
}

function octal(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0');
}

describe('the rights of a file that is replaced', () => {
  test('are kept, but for setuid, setgid and sticky bits', async () => {
    for (const mode of [0o644, 0o600, 0o664, 0o755, 0o640]) {
      for (const special of [0, 0o1000, 0o2000, 0o4000, 0o7000]) {
        expect(await carried(special | mode)).toBe(octal(mode));
      }
    }
  });

  test.each(['-o', '--in-place'])('lose the setuid bit with %s', async (way) => {
    const folder = await scratchFolder({ 'x.csv': 'old' });
    const path = join(folder, 'x.csv');
    chmodSync(path, 0o4777);
    const sink = way === '-o' ? await openOutput(path, []) : await openInPlace(path, '.bak');
    await sink.write(Buffer.from('new'));
    await sink.commit();
    expect(octal((await stat(path)).mode)).toBe('0777');
  });

  test('never are more for anybody while the file is written', () => {
    const modes: readonly (readonly [old: number, made: number])[] = [
      [0o4777, 0o777],
      [0o660, 0o600],
      [0o664, 0o644],
      [0o640, 0o600],
      [0o604, 0o600],
      [0o466, 0o444],
      [0o600, 0o600],
    ];
    for (const [old, made] of modes) {
      const mode = cautiousMode({ mode: BigInt(old) } as Parameters<typeof cautiousMode>[0]);
      expect(octal(mode), octal(old)).toBe(octal(made));
    }
  });

  // The group -2 of nobody: to give a file to it is refused, also to root.
  test('are those of everybody for another group', async () => {
    const other = { gid: 2n ** 32n - 1n };
    expect(await carried(0o660, other)).toBe('0600');
    expect(await carried(0o664, other)).toBe('0644');
    expect(await carried(0o604, other)).toBe('0600');
    expect(await carried(0o2670, other)).toBe('0600');
  });

  test.runIf(isRoot)('keep owner and group where the system allows it', async () => {
    const folder = await scratchFolder({ 'x.csv': 'old' });
    const path = join(folder, 'x.csv');
    chownSync(path, 12345, 23456);
    chmodSync(path, 0o6660);
    const sink = await openOutput(path, []);
    await sink.write(Buffer.from('new'));
    await sink.commit();
    const { uid, gid, mode } = await stat(path);
    expect([uid, gid, octal(mode)]).toEqual([12345, 23456, '0660']);
  });
});
