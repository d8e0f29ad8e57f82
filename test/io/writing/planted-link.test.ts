import { chmodSync, lchownSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPlantedLink } from '../../../src/io/writing/planted-link.ts';
import { openOutput } from '../../../src/io/writing/sink.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';

const isRoot = process.getuid?.() === 0;

describe('a symbolic link in the way of an output', () => {
  const [ME, BOB, EVE] = [1000, 1001, 1002];
  const isRefused = async (link: number, mode: number, folder: number): Promise<boolean> => {
    try {
      checkPlantedLink('x', { uid: link }, { uid: folder, mode }, ME);
      return false;
    } catch (error) {
      expect(error).toMatchObject({ code: 'E_OUTPUT' });
      return true;
    }
  };

  test("is rejected if it is neither ours nor the folder owner's, in a sticky folder for everybody", async () => {
    for (const mode of [0o41777, 0o41757, 0o41702]) {
      expect(await isRefused(EVE, mode, BOB)).toBe(true);
      expect(await isRefused(BOB, mode, BOB)).toBe(false);
      expect(await isRefused(ME, mode, BOB)).toBe(false);
    }
    for (const mode of [0o40777, 0o41775, 0o40755]) {
      expect(await isRefused(EVE, mode, BOB)).toBe(false);
    }
  });

  test('is followed where there are no users of this kind', () => {
    const folder = { uid: BOB, mode: 0o41777 };
    expect(checkPlantedLink('x', { uid: EVE }, folder, undefined)).toBe(undefined);
  });

  test.runIf(isRoot)('leaves the file that it points to as it was, there or not', async () => {
    const folder = await scratchFolder({ 'open/in.csv': '', 'private/x.csv': 'old' });
    const open = join(folder, 'open');
    chmodSync(open, 0o1777);
    for (const name of ['x.csv', 'none.csv']) {
      const path = join(open, name);
      await symlink(join(folder, 'private', name), path);
      lchownSync(path, 12345, 12345);
      const error = await caught(() => openOutput(path, []));
      expect(error).toMatchObject({ code: 'E_OUTPUT' });
      expect(error.message).toBe(
        `cannot write ${path}: it is another user's symbolic link in a world-writable directory`,
      );
    }
    expect(await readFile(join(folder, 'private/x.csv'), 'utf8')).toBe('old');
    await expect(readFile(join(folder, 'private/none.csv'))).rejects.toThrow('ENOENT');
  });
});
