import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;

describe('the package', () => {
  test('has four dependencies at run time', () => {
    const names = ['chalk', 'commander', 'csv-parse', 'csv-stringify'];
    expect(Object.keys(manifest.dependencies).sort()).toEqual(names);
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });

  test('runs nothing on the machines that install it', () => {
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(script);
    }
  });

  test('names no machine, registry or folder in its lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"|file:\/|\/root\/|localhost/);
  });

  test('has a changelog that begins with what is unreleased', () => {
    expect(read('CHANGELOG.md')).toMatch(/^# Changelog[\s\S]*\n## \[Unreleased\]/);
  });

  test('has a bill of materials, with each thing that it depends on', async () => {
    // With --omit dev, npm would leave out chalk, which tools for development use, too.
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const { stdout } = await run('npm', args, { cwd: ROOT, maxBuffer: 1 << 26 });
    const bill = JSON.parse(stdout) as { bomFormat: string; components: { purl: string }[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    const purls = bill.components.map(({ purl }) => purl.replace(/@[^@]*$/, ''));
    for (const name of Object.keys(manifest.dependencies)) {
      expect(purls).toContain(`pkg:npm/${name}`);
    }
  });
});

/** The modules that a built file loads, itself included. */
function loadedBy(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name = ''] of text.matchAll(/\bfrom '([^']+)'/g)) {
    if (name.startsWith('.')) loadedBy(resolve(file, '..', name), seen);
    else seen.add(name);
  }
  return seen;
}

describe('what needs no Node', () => {
  test.each([
    'core/bucketize.js',
    'core/boundaries.js',
    'core/bin.js',
    'spec/parse.js',
    'spec/stringify.js',
  ])('dist/%s loads no module of Node and no package, and names no global of Node', (file) => {
    const loaded = [...loadedBy(join(ROOT, 'dist', file))];
    expect(loaded.filter((name) => !name.endsWith('.js'))).toEqual([]);
    for (const name of loaded) {
      expect(readFileSync(name, 'utf8'), name).not.toMatch(/\b(?:process|Buffer)\./);
    }
  });
});

describe('what needs little of Node', () => {
  test('dist/index.js loads streams at once, and other modules of Node only where they are needed', () => {
    const loaded = [...loadedBy(join(ROOT, 'dist/index.js'))];
    expect(loaded.filter((name) => !name.endsWith('.js')).sort()).toEqual([
      'csv-parse',
      'csv-stringify/sync',
      'node:stream',
    ]);
  });

  test('the worker awaits nothing at the top: bundlers minify it as a script', () => {
    const worker = read('dist/bundle/worker.js');
    const script = worker
      .replace(/\bimport[^;]*?from\s*[`'"][^`'"]*[`'"];?/g, '')
      .replace(/export\s*\{\s*\};?/, '');
    expect(script).not.toBe(worker);
    expect(() => new Script(script)).not.toThrow();
    expect(() => new Script(`${script}\nawait 1;`)).toThrow(SyntaxError);
  });
});
