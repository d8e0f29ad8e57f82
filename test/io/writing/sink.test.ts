import { spawnSync } from 'node:child_process';
import {
  chmod,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { checkWritable, openFile } from '../../../src/io/writing/sink.ts';
import { checkDistinct, findTarget } from '../../../src/io/writing/target.ts';
import { temporaryBeside } from '../../../src/io/writing/temporary.ts';
import { scratchFolder } from '../../support/cli.ts';

async function failure(work: Promise<unknown>): Promise<DiscretizeError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiscretizeError);
  return error as DiscretizeError;
}

describe('openFile', () => {
  test('the file appears whole, and only when it is committed', async () => {
    const folder = await scratchFolder({ out: 'old' });
    const out = join(folder, 'out');
    const sink = await openFile(out, []);
    await sink.write(Buffer.from('new '));
    await sink.write(Buffer.from('text'));
    expect(await readFile(out, 'utf8')).toBe('old');
    expect(await readdir(folder)).toHaveLength(2);
    await sink.commit();
    expect(await readFile(out, 'utf8')).toBe('new text');
    expect(await readdir(folder)).toEqual(['out']);
  });

  test('an abandoned one leaves everything as it was, also when it is abandoned twice', async () => {
    const folder = await scratchFolder({ out: 'old' });
    const sink = await openFile(join(folder, 'out'), []);
    await sink.write(Buffer.from('new'));
    sink.abandon();
    sink.abandon();
    expect(await readdir(folder)).toEqual(['out']);
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('old');
    expect((await failure(sink.write(Buffer.from('x')))).code).toBe('E_WRITE');
    expect((await failure(sink.commit())).code).toBe('E_WRITE');
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('old');
  });

  test('two writers to one path do not mix; the last to commit wins', async () => {
    const folder = await scratchFolder();
    const out = join(folder, 'out');
    const sinks = await Promise.all([openFile(out, []), openFile(out, []), openFile(out, [])]);
    for (const round of [1, 2, 3]) {
      for (const [i, sink] of sinks.entries()) await sink.write(Buffer.from(`${i}${round} `));
    }
    for (const sink of sinks.toReversed()) await sink.commit();
    expect(await readFile(out, 'utf8')).toBe('01 02 03 ');
    expect(await readdir(folder)).toEqual(['out']);
  });

  test('bytes handed over are written as they are, in order', async () => {
    const out = join(await scratchFolder(), 'out');
    const sink = await openFile(out, []);
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256));
    for (let at = 0; at < bytes.length; at += 999) await sink.write(bytes.subarray(at, at + 999));
    await sink.commit();
    expect((await readFile(out)).equals(bytes)).toBe(true);
  });

  test('a private file is private while it is written', async () => {
    const folder = await scratchFolder({ out: 'old' });
    await chmod(join(folder, 'out'), 0o600);
    const sink = await openFile(join(folder, 'out'), []);
    const temporary = (await readdir(folder)).find((name) => name.endsWith('.tmp')) ?? '';
    expect((await stat(join(folder, temporary))).mode & 0o777).toBe(0o600);
    await sink.commit();
    expect((await stat(join(folder, 'out'))).mode & 0o777).toBe(0o600);
  });

  test('a folder that goes away is E_WRITE, not a half-done success', async () => {
    const folder = await scratchFolder({ 'sub/x': '' });
    const sink = await openFile(join(folder, 'sub/out'), []);
    await rm(join(folder, 'sub'), { recursive: true });
    const error = await failure(sink.commit());
    expect(error).toMatchObject({ code: 'E_WRITE', cause: { code: 'ENOENT' } });
    sink.abandon();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is on the disk once it is sealed, and appears when it is committed', async () => {
    const folder = await scratchFolder({ out: 'old' });
    const sink = await openFile(join(folder, 'out'), []);
    await sink.write(Buffer.from('new'));
    await sink.seal();
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('old');
    expect((await failure(sink.write(Buffer.from('more')))).code).toBe('E_WRITE');
    await sink.commit();
    sink.abandon();
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('new');
  });

  test('removes the temporary file of a killed run for the same file', async () => {
    const folder = await scratchFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    const left = temporaryBeside(join(folder, 'out')).replace(`.${process.pid}-`, `.${pid}-`);
    await writeFile(left, 'half');
    const sink = await openFile(join(folder, 'out'), []);
    await sink.commit();
    expect(await readdir(folder)).toEqual(['out']);
  });

  test('a file with the longest name that there may be can be written', async () => {
    const path = join(await scratchFolder(), 'x'.repeat(255));
    const sink = await openFile(path, []);
    await sink.write(Buffer.from('x'));
    await sink.commit();
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be written is not replaced',
    async () => {
      const folder = await scratchFolder({ out: 'old' });
      await chmod(join(folder, 'out'), 0o444);
      expect(await failure(openFile(join(folder, 'out'), []))).toMatchObject({ code: 'E_OUTPUT' });
      expect(await readdir(folder)).toEqual(['out']);
    },
  );

  test('an output that cannot be created is E_OUTPUT', async () => {
    const folder = await scratchFolder({ file: '' });
    for (const path of ['no/out', 'file/out', '.', 'new/', ''].map((name) =>
      name === '' ? '' : `${folder}/${name}`,
    )) {
      expect(await failure(openFile(path, [])), path).toMatchObject({
        code: 'E_OUTPUT',
        received: path,
      });
    }
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('an input is rejected by whatever name it has, and others are not', async () => {
    const folder = await scratchFolder({ a: 'a', b: 'b' });
    const at = (name: string): string => join(folder, name);
    await symlink('a', at('soft'));
    await link(at('a'), at('hard'));
    for (const [output, input] of [
      ['a', 'a'],
      ['soft', 'a'],
      ['a', 'soft'],
      ['hard', 'soft'],
    ] as const) {
      const error = await failure(openFile(at(output), [at('b'), at('gone'), at(input)]));
      expect(error).toMatchObject({ code: 'E_USAGE', received: at(output) });
      expect(error.message).toBe(`the output ${at(output)} is also the input ${at(input)}`);
    }
    const sink = await openFile(at('a'), [at('b'), at('gone'), folder]);
    sink.abandon();
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'hard', 'soft']);
  });
});

describe('checkOutput', () => {
  test('fails as openOutput would, and leaves nothing', async () => {
    const folder = await scratchFolder({ old: 'old' });
    await checkWritable(join(folder, 'old'), []);
    await checkWritable(join(folder, 'new'), []);
    await checkWritable('-', []);
    expect((await failure(checkWritable(join(folder, 'no/x'), []))).code).toBe('E_OUTPUT');
    expect((await failure(checkWritable(folder, []))).code).toBe('E_OUTPUT');
    expect((await failure(checkWritable(`${folder}/`, []))).code).toBe('E_OUTPUT');
    const old = join(folder, 'old');
    expect((await failure(checkWritable(old, [old]))).code).toBe('E_USAGE');
    expect(await readdir(folder)).toEqual(['old']);
    expect(await readFile(old, 'utf8')).toBe('old');
  });

  test.skipIf(process.platform === 'win32')(
    'opens no pipe, whose reader would notice',
    async () => {
      const folder = await scratchFolder();
      spawnSync('mkfifo', [join(folder, 'pipe')]);
      // Were it opened, this would wait for a reader.
      await checkWritable(join(folder, 'pipe'), []);
    },
  );
});

describe('findTarget', () => {
  test('follows links to where the bytes go', async () => {
    const folder = (await findTarget(join(await scratchFolder({ 'd/old': '' }), 'x'))).path.slice(
      0,
      -2,
    );
    await symlink('d/old', join(folder, 'l1'));
    await symlink('l1', join(folder, 'l2'));
    await symlink('d/new', join(folder, 'l3'));
    await symlink('d', join(folder, 'l4'));
    const found = async (name: string): Promise<string> =>
      (await findTarget(join(folder, name))).path;
    expect(await found('l2')).toBe(join(folder, 'd/old'));
    expect(await found('l3')).toBe(join(folder, 'd/new'));
    expect(await found('l4/new')).toBe(join(folder, 'd/new'));
    expect(await found('plain')).toBe(join(folder, 'plain'));
    expect((await lstat(join(folder, 'l2'))).isSymbolicLink()).toBe(true);
  });

  test('knows where a link really is when it goes up', async () => {
    const folder = await scratchFolder({ 'd/e/f': '' });
    await symlink('d/e', join(folder, 'short'));
    await symlink('../out', join(folder, 'd/e/link'));
    const { path } = await findTarget(join(folder, 'short/link'));
    expect(path.endsWith('/d/out')).toBe(true);
  });

  test.skipIf(process.platform !== 'linux')('knows names of open descriptors', async () => {
    const folder = await scratchFolder({ file: '' });
    const file = await open(join(folder, 'file'), 'a');
    await symlink(`/dev/fd/${file.fd}`, join(folder, 'link'));
    const names = [`/dev/fd/${file.fd}`, `/proc/self/fd/${file.fd}`, join(folder, 'link')];
    for (const name of names) {
      expect(await findTarget(name)).toMatchObject({ isReplaced: false, descriptor: file.fd });
      const sink = await openFile(name, []);
      await sink.write(Buffer.from('x'));
      await sink.commit();
    }
    expect((await findTarget('/dev/stdout')).descriptor).toBe(1);
    await file.close();
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('xxx');
  });

  test('distinguishes replaced files from files that are written directly', async () => {
    const folder = await scratchFolder({ old: 'x' });
    await mkdir(join(folder, 'sub'));
    expect(await findTarget(join(folder, 'new'))).toMatchObject({
      isReplaced: true,
      old: undefined,
    });
    const old = await findTarget(join(folder, 'old'));
    expect({ isReplaced: old.isReplaced, size: old.old?.size }).toEqual({
      isReplaced: true,
      size: 1n,
    });
    expect((await findTarget(join(folder, 'sub'))).isReplaced).toBe(false);
    if (process.platform !== 'win32') {
      expect((await findTarget('/dev/null')).isReplaced).toBe(false);
    }
  });
});

describe('checkDistinct', () => {
  test('two paths to one file are rejected, also where there is none yet', async () => {
    const folder = await scratchFolder();
    const [one, other] = [join(folder, 'x'), join(folder, 'y')];
    await symlink('x', other);
    expect((await failure(checkDistinct(one, other))).code).toBe('E_USAGE');
    expect((await failure(checkDistinct(one, `${folder}/./x`))).code).toBe('E_USAGE');
    await writeFile(one, '');
    expect((await failure(checkDistinct(one, other))).code).toBe('E_USAGE');
    await expect(checkDistinct(one, join(folder, 'z'))).resolves.toBeUndefined();
  });
});
