import { spawnSync } from 'node:child_process';
import { chmod, chown, link, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepBackup } from '../../../src/io/writing/backup.ts';
import { openInPlace } from '../../../src/io/writing/in-place.ts';
import { temporaryBeside } from '../../../src/io/writing/temporary.ts';
import { scratchFolder } from '../../support/cli.ts';

describe('keepBackup', () => {
  test('gives the file a second name, and replaces a file with that name', async () => {
    for (const files of [{ a: 'new' }, { a: 'new', 'a.bak': 'older' }]) {
      const folder = await scratchFolder(files);
      const [path, backup] = [join(folder, 'a'), join(folder, 'a.bak')];
      keepBackup(path, backup);
      expect((await stat(backup)).ino).toBe((await stat(path)).ino);
      expect(await readFile(backup, 'utf8')).toBe('new');
      expect((await readdir(folder)).sort()).toEqual(['a', 'a.bak']);
    }
  });

  test.runIf(process.getuid?.() === 0)('keeps the owner and the rights of the file', async () => {
    for (const files of [{ a: 'new' }, { a: 'new', 'a.bak': 'older' }]) {
      const folder = await scratchFolder(files);
      await chown(join(folder, 'a'), 12345, 23456);
      await chmod(join(folder, 'a'), 0o640);
      const sink = await openInPlace(join(folder, 'a'), '.bak');
      await sink.write(Buffer.from('x'));
      await sink.commit();
      for (const name of ['a', 'a.bak']) {
        const { uid, gid, mode } = await stat(join(folder, name));
        expect([uid, gid, mode & 0o7777]).toEqual([12345, 23456, 0o640]);
      }
    }
  });

  test('leaves nothing behind where the backup is the same file already', async () => {
    const folder = await scratchFolder({ a: 'x' });
    await link(join(folder, 'a'), join(folder, 'a.bak'));
    keepBackup(join(folder, 'a'), join(folder, 'a.bak'));
    expect((await readdir(folder)).sort()).toEqual(['a', 'a.bak']);
  });

  test('removes the temporary file of a killed run for the same backup', async () => {
    const folder = await scratchFolder({ a: 'x' });
    const { pid } = spawnSync(process.execPath, ['--version']);
    const left = temporaryBeside(join(folder, 'a.bak')).replace(`.${process.pid}-`, `.${pid}-`);
    await writeFile(left, 'x');
    keepBackup(join(folder, 'a'), join(folder, 'a.bak'));
    expect((await readdir(folder)).sort()).toEqual(['a', 'a.bak']);
  });

  test('leaves nothing behind where it fails', async () => {
    const folder = await scratchFolder({ a: 'x' });
    await mkdir(join(folder, 'a.bak'));
    expect(() => keepBackup(join(folder, 'a'), join(folder, 'a.bak'))).toThrow(/EISDIR/);
    expect(() => keepBackup(join(folder, 'none'), join(folder, 'b'))).toThrow(/ENOENT/);
    expect((await readdir(folder)).sort()).toEqual(['a', 'a.bak']);
  });
});
