import { link, mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkInPlace, openInPlace } from '../../../src/io/writing/in-place.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';

/** Writes new content over a file. */
async function rewrite(path: string, content: string, backup = ''): Promise<void> {
  const sink = await openInPlace(path, backup);
  await sink.write(Buffer.from(content));
  await sink.commit();
}

describe('openInPlace', () => {
  test('overwrites a file, and keeps its old content on request', async () => {
    const folder = await scratchFolder({ a: 'old', b: 'old', 'b~': 'older' });
    await rewrite(join(folder, 'a'), 'new');
    await rewrite(join(folder, 'b'), 'new', '~');
    const contents = ['a', 'b', 'b~'].map((name) => readFile(join(folder, name), 'utf8'));
    expect(await Promise.all(contents)).toEqual(['new', 'new', 'old']);
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'b~']);
  });

  test('keeps a symbolic link; the backup is beside the file that it points to', async () => {
    const folder = await scratchFolder({ 'data/a': 'old' });
    await symlink('data/a', join(folder, 'link'));
    await rewrite(join(folder, 'link'), 'new', '.bak');
    expect(await readlink(join(folder, 'link'))).toBe('data/a');
    expect(await readFile(join(folder, 'data/a'), 'utf8')).toBe('new');
    expect(await readFile(join(folder, 'data/a.bak'), 'utf8')).toBe('old');
  });

  test('compresses a file as it was compressed, whatever its name is', async () => {
    const folder = await scratchFolder({ 'a.csv': gzipSync('old'), 'b.gz': 'old' });
    await rewrite(join(folder, 'a.csv'), 'new');
    await rewrite(join(folder, 'b.gz'), 'new');
    expect(gunzipSync(await readFile(join(folder, 'a.csv'))).toString()).toBe('new');
    expect(await readFile(join(folder, 'b.gz'), 'utf8')).toBe('new');
  });

  test('makes no backup of a file that it does not replace', async () => {
    const folder = await scratchFolder({ a: 'old' });
    const sink = await openInPlace(join(folder, 'a'), '.bak');
    await sink.write(Buffer.from('new'));
    await sink.seal();
    sink.abandon();
    expect(await readdir(folder)).toEqual(['a']);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
  });
});

describe('checkInPlace', () => {
  test('takes regular files, and links to them', async () => {
    const folder = await scratchFolder({ a: '', b: '', 'b.bak': '' });
    await symlink('b', join(folder, 'soft'));
    const paths = ['a', 'soft'].map((name) => join(folder, name));
    await expect(checkInPlace(paths, '', [])).resolves.toBeUndefined();
    await expect(checkInPlace(paths, '.bak', [])).resolves.toBeUndefined();
  });

  test('takes a file whose backup is the file itself, as a killed run leaves it', async () => {
    const folder = await scratchFolder({ a: 'x' });
    await link(join(folder, 'a'), join(folder, 'a.bak'));
    await expect(checkInPlace([join(folder, 'a')], '.bak', [])).resolves.toBeUndefined();
    await rewrite(join(folder, 'a'), 'new', '.bak');
    expect(await readFile(join(folder, 'a.bak'), 'utf8')).toBe('x');
    expect((await stat(join(folder, 'a'))).nlink).toBe(1);
  });

  test('rejects files that would be lost or written twice', async () => {
    const folder = await scratchFolder({ a: '', b: '', 'b.bak': '' });
    await mkdir(join(folder, 'a.dir'));
    await link(join(folder, 'a'), join(folder, 'hard'));
    await symlink('a', join(folder, 'soft'));
    const at = (name: string): string => join(folder, name);
    const rejected = async (names: string[], backup = '', others: string[] = []): Promise<object> =>
      await caught(() => checkInPlace(names.map(at), backup, others.map(at)));
    const usage = { code: 'E_USAGE' };
    expect(await rejected(['a', 'a'])).toMatchObject(usage);
    expect(await rejected(['a', 'hard'])).toMatchObject(usage);
    expect(await rejected(['soft', 'a'])).toMatchObject(usage);
    expect(await rejected(['a.dir'])).toMatchObject(usage);
    expect(await rejected(['none'])).toMatchObject(usage);
    expect(await rejected(['a'], '', ['soft'])).toMatchObject(usage);
    expect(await rejected(['b', 'b.bak'], '.bak')).toMatchObject(usage);
    expect(await rejected(['a'], '.dir')).toMatchObject({ code: 'E_OUTPUT' });
  });
});
