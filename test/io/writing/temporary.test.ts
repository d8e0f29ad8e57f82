import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeStale, temporaryBeside } from '../../../src/io/writing/temporary.ts';
import { scratchFolder } from '../../support/cli.ts';

/** The name of a temporary file as another process would have made it. */
function nameOf(path: string, pid: number, machine?: string): string {
  const name = basename(temporaryBeside(path)).replace(`.${process.pid}-`, `.${pid}-`);
  return machine === undefined ? name : name.replace(/-[0-9a-f]{8}-/, `-${machine}-`);
}

/** A process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('a temporary file', () => {
  test('is in the same folder, is hidden, and has a name of its own', () => {
    const names = Array.from({ length: 100 }, () => temporaryBeside('/a/b/out.csv'));
    expect(new Set(names).size).toBe(100);
    for (const name of names) {
      expect(dirname(name)).toBe('/a/b');
      expect(basename(name)).toMatch(/^\.out\.csv\.\d+-[0-9a-f]{8}-[0-9a-f]{12}\.tmp$/);
    }
  });

  test('has a name that is short enough, however long the name of the file is', () => {
    for (const name of ['x'.repeat(255), 'é'.repeat(127)]) {
      expect(Buffer.byteLength(basename(temporaryBeside(`/a/${name}`)))).toBeLessThanOrEqual(255);
    }
  });

  test('of a run that was killed is removed, however long the name of the file is', async () => {
    for (const name of ['out.csv', `${'x'.repeat(250)}.csv`.slice(0, 255)]) {
      const folder = await scratchFolder();
      const path = join(folder, name);
      await writeFile(join(folder, nameOf(path, deadPid())), 'half');
      removeStale(path);
      expect(await readdir(folder)).toEqual([]);
    }
  });

  test('of a running process, another machine or another file stay, and other files too', async () => {
    const folder = await scratchFolder({ 'out.csv': 'old' });
    const path = join(folder, 'out.csv');
    const dead = deadPid();
    const names = [
      nameOf(path, process.pid),
      nameOf(path, dead, '00000000'),
      nameOf(join(folder, 'out'), dead),
      nameOf(join(folder, 'out.csv.gz'), dead),
      `.out.csv.${dead}.tmp`,
      `${nameOf(path, dead)}x`,
      '.out.csv.swp',
    ];
    for (const name of names) await writeFile(join(folder, name), '');
    await mkdir(join(folder, nameOf(path, dead)));
    const before = await readdir(folder);
    removeStale(path);
    expect(await readdir(folder)).toEqual(before);
  });

  test('need no folder to search in', () => {
    expect(() => removeStale('/there/is/no/folder')).not.toThrow();
  });
});
