import { spawnSync } from 'node:child_process';
import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const ROOT = resolve(import.meta.dirname, '../..');

interface Loader {
  readonly cachePath: (name: string) => string;
}

/** A copy of the built command, whose files a test may change. */
async function copyOfCommand(): Promise<{ readonly folder: string; readonly loader: Loader }> {
  const folder = await scratchFolder({ 'in.csv': 'a,b\n1,x\n3,y\n' });
  for (const path of ['bin', 'dist/bundle', 'package.json']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true, preserveTimestamps: true });
  }
  return { folder, loader: createRequire(import.meta.url)(join(folder, 'bin/load.js')) as Loader };
}

function binned(
  folder: string,
): Pick<ReturnType<typeof spawnSync>, 'stdout' | 'stderr' | 'status'> {
  const args = ['bin/discretize.js', '-b', '2', '-c', 'a', '-q', 'in.csv'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const RIGHT = { stdout: 'a,b\n0,x\n1,y\n', stderr: '', status: 0 };

describe('the compiled code that the build leaves', () => {
  test('is taken by the version of Node that built it', async () => {
    const { folder } = await copyOfCommand();
    // A process of its own: compiled code is for Node with the flags that the build has.
    const code = `const { load, loaded } = require('./bin/load.js');
      load('main.cjs');
      const taken = [...loaded].map(([name, { script }]) => [name, !script.cachedDataRejected]);
      console.log(JSON.stringify(taken));`;
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = spawnSync(process.execPath, ['-e', code], { cwd: folder, env, encoding: 'utf8' });
    expect([run.stderr, JSON.parse(run.stdout)]).toEqual(['', [['main.cjs', true]]]);
  });

  test('is not taken for another file of the same length', async () => {
    const { folder, loader } = await copyOfCommand();
    const file = join(folder, 'dist/bundle/main.cjs');
    const before = loader.cachePath('main.cjs');
    const code = readFileSync(file, 'utf8');
    writeFileSync(file, `throw new Error('changed');`.padEnd(code.length));
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(loader.cachePath('main.cjs')).not.toBe(before);
    expect(binned(folder).stderr).toContain('Error: changed');
  });

  test('does not matter for what the command does: without it, cut short, of another program', async () => {
    const { folder, loader } = await copyOfCommand();
    expect(binned(folder)).toEqual(RIGHT);
    const bundle = join(folder, 'dist/bundle');
    const caches = readdirSync(bundle).filter((name) => name.endsWith('.cache'));
    expect(caches.length).toBeGreaterThan(1);
    for (const name of caches) truncateSync(join(bundle, name), 1000);
    expect(binned(folder)).toEqual(RIGHT);
    for (const name of caches) writeFileSync(join(bundle, name), 'not code');
    expect(binned(folder)).toEqual(RIGHT);
    for (const name of caches) rmSync(join(bundle, name));
    expect(binned(folder)).toEqual(RIGHT);
    expect(loader.cachePath('main.cjs')).toMatch(
      /main\.cjs\.\d+-\d+\.v\d+\.\d+\.\d+.*-\w+\.cache$/,
    );
  });
});
