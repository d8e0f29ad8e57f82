import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BUNDLE = join(ROOT, 'dist/bundle');

/** Writes the modules of Node that a program has loaded by its end, and what else is slow: tables of languages and of Unicode. */
const LISTING = `const slow = [];
Number.prototype.toLocaleString = () => String(slow.push('languages'));
const made = (target, args) => {
  if (String(args[0]).includes('p{')) slow.push('unicode');
  return new target(...args);
};
globalThis.RegExp = new Proxy(RegExp, { construct: made, apply: (target, _, args) => made(target, args) });
process.on('exit', () => {
  const loaded = [...process.moduleLoadList, ...slow];
  require('node:fs').writeFileSync(process.env.LOADED, loaded.join('\\n'));
});`;

/** The modules of Node that the built command loads from a file to a file. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  const folder = await scratchFolder({ 'listing.cjs': LISTING, 'in.csv': 'a,b\n1,x\n2,y\n' });
  const LOADED = join(folder, 'loaded');
  const command = [
    process.execPath,
    '-r',
    './listing.cjs',
    join(ROOT, 'bin/discretize.js'),
    ...args,
  ];
  const script = `${command.map((word) => `'${word}'`).join(' ')} > out 2> err`;
  const env = { PATH: process.env['PATH'], LOADED };
  await promisify(execFile)('/bin/sh', ['-c', script], { cwd: folder, env });
  const lines = (await readFile(LOADED, 'utf8')).split('\n');
  return lines.map((line) => line.replace(/^NativeModule /, ''));
}

/** The files of the bundle that one of them loads at once. */
function importsOf(name: string): readonly string[] {
  const text = readFileSync(join(BUNDLE, name), 'utf8');
  const later = /Promise\.resolve\(\)\.then\(\(\)=>require\("[^"]+"\)\)/g;
  const loaded = text.replaceAll(later, '').matchAll(/\brequire\("(\.\/[^"]+)"\)/g);
  return [...loaded].map(([, path]) => path as string);
}

describe('the start of the command', () => {
  const SLOW = [
    'crypto',
    'zlib',
    'child_process',
    'worker_threads',
    'net',
    'tty',
    'http',
    'languages',
    'unicode',
  ];

  test.each([
    [['--version']],
    [['-b', '1', '-c', 'a', 'in.csv']],
    [['-b', '1', '-c', 'a', '--verbose', 'in.csv']],
    [['-n', '2', '-c', 'a', 'in.csv']],
  ])('loads no module of Node that it does not need: %j', async (args) => {
    const loaded = await loadedBy(args);
    expect(loaded).toContain('fs');
    expect(loaded.filter((name) => SLOW.includes(name))).toEqual([]);
  });

  test('reads one file for the version, and two for the main command', () => {
    expect(importsOf('main.cjs')).toEqual([]);
    const [command, ...others] = readdirSync(BUNDLE).filter((name) =>
      /^command-.*\.cjs$/.test(name),
    );
    expect(others).toEqual([]);
    expect(importsOf(command ?? '')).toEqual(['./main.cjs']);
  });

  test('reads one file in a worker thread', () => {
    expect(importsOf('worker.js')).toEqual([]);
  });
});
