import { rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

const failing = vi.hoisted(() => ({ path: '', code: '', op: '' }));

/** What happens before each lstat of a path. */
const before = vi.hoisted(() => ({ path: '', act: async (): Promise<void> => {} }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const wrap =
    (op: 'stat' | 'lstat' | 'realpath') =>
    async (path: string, options?: object): Promise<unknown> => {
      if (op === failing.op && path === failing.path) {
        throw Object.assign(new Error(`made to fail: ${op}`), { code: failing.code });
      }
      if (op === 'lstat' && path === before.path) await before.act();
      const call = real.promises[op] as (path: string, options?: object) => Promise<unknown>;
      return await call(path, options);
    };
  const promises = {
    ...real.promises,
    stat: wrap('stat'),
    lstat: wrap('lstat'),
    realpath: wrap('realpath'),
  };
  return { ...real, default: { ...real, promises }, promises };
});

const { findTarget, checkNotInput } = await import('../../../src/io/writing/target.ts');
const { caught } = await import('../../support/caught.ts');
const { scratchFolder } = await import('../../support/cli.ts');

const CODES = ['EACCES', 'EPERM', 'EIO', 'ELOOP', 'ENAMETOOLONG'];

async function withFailure<T>(
  op: string,
  path: string,
  code: string,
  work: () => T,
): Promise<Awaited<T>> {
  Object.assign(failing, { op, path, code });
  try {
    return await work();
  } finally {
    failing.op = '';
  }
}

describe('where an output goes', () => {
  test.each(CODES)(
    'is not known where stat fails with %s: nothing counts as absent',
    async (code) => {
      const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
      const path = join(folder, 'link.csv');
      await symlink('in.csv', path);
      const error = await withFailure('stat', path, code, () => caught(() => findTarget(path)));
      expect(error.code).toBe('E_OUTPUT');
      expect(error.message).toMatch(new RegExp(`^cannot write ${path}: `));
    },
  );

  test('is known if another process replaces the file while it is looked at, and not if all do', async () => {
    const folder = await scratchFolder({ 'out.csv': 'a\n' });
    const path = join(folder, 'out.csv');
    let made = 0;
    // The old file stays under another name: its inode is not used again.
    const replace = async (): Promise<void> => {
      await rename(path, join(folder, `old-${made++}.csv`));
      await writeFile(path, 'b\n');
    };
    let left = 3;
    const act = async (): Promise<void> => {
      if (left-- > 0) await replace();
    };
    Object.assign(before, { path, act });
    expect(await findTarget(path)).toMatchObject({ path, isReplaced: true });
    left = Number.POSITIVE_INFINITY;
    const error = await caught(() => findTarget(path));
    before.path = '';
    expect(error.message).toBe(`cannot write ${path}: its symbolic links are inconsistent`);
  });

  test.each(['lstat', 'realpath'])('is not known where %s fails on the way', async (op) => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const path = join(folder, 'in.csv');
    const failed = op === 'lstat' ? path : folder;
    const error = await withFailure(op, failed, 'EACCES', () => caught(() => findTarget(path)));
    expect(error).toMatchObject({
      code: 'E_OUTPUT',
      message: `cannot write ${path}: permission denied`,
    });
  });

  test.each(CODES)('is rejected where an input cannot be told from it: %s', async (code) => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n', 'out.csv': '' });
    const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
    const { old } = await findTarget(output);
    const check = (): Promise<void> => checkNotInput(output, old, [input]);
    const error = await withFailure('stat', input, code, () => caught(check));
    expect(error.code).toBe('E_INPUT');
    expect(await check()).toBeUndefined();
  });

  test('is a new file where a link points to none', async () => {
    const folder = await scratchFolder();
    await symlink('none.csv', join(folder, 'link.csv'));
    const target = await findTarget(join(folder, 'link.csv'));
    expect(target).toMatchObject({
      path: join(folder, 'none.csv'),
      old: undefined,
      isReplaced: true,
    });
  });

  test('is an error where links run in a circle', async () => {
    const folder = await scratchFolder();
    await symlink('b', join(folder, 'a'));
    await symlink('a', join(folder, 'b'));
    const error = await caught(() => findTarget(join(folder, 'a')));
    expect(error.message).toMatch(/too many levels of symbolic links$/);
  });
});
