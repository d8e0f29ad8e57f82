import { spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { scratchFolder } from '../support/cli.ts';

/**
 * The command as it is installed without optional packages, and a folder with tables that has packages of their
 * names: no code of that folder runs, whatever is asked for.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const OPTIONAL = Object.keys(manifest.peerDependencies);
const PACKAGES = [...OPTIONAL, ...Object.keys(manifest.dependencies)];

/** A module that leaves a trace. */
const HOSTILE = 'process.stderr.write("HOSTILE"); module.exports = { Temporal: 1 };';

const SPEC = {
  features: [
    { columns: ['t'], type: 'datetime', zone: 'Europe/Berlin', boundaries: ['2026-01-01T00:00Z'] },
  ],
};

let [tool, folder] = ['', ''];

beforeAll(async () => {
  tool = await scratchFolder();
  for (const part of ['package.json', 'bin', 'dist/bundle']) {
    // Compiled code belongs to files of one time.
    const options = { recursive: true, preserveTimestamps: true };
    await cp(join(ROOT, part), join(tool, part), options);
  }
  const modules = PACKAGES.map((name) => [`node_modules/${name}/index.js`, HOSTILE] as const);
  folder = await scratchFolder({
    ...Object.fromEntries(modules),
    'temporal-polyfill.js': HOSTILE,
    'in.csv': 't\n2026-01-01 00:30\n',
    'spec.json': JSON.stringify(SPEC),
    'plain.json': JSON.stringify({ t: [1] }),
  });
});

/** What a run in the folder prints. */
function run(...args: readonly string[]) {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
  const done = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

const command = (...args: readonly string[]) => run(join(tool, 'bin/discretize.js'), ...args);

/** True if the runtime has time zones by itself, so that no package is asked for. */
const HAS_TEMPORAL = 'Temporal' in globalThis;

describe('packages of the working folder are not run', () => {
  test.skipIf(HAS_TEMPORAL)('by a zone of a flag, which names the package it lacks', () => {
    const done = command('--zone', 'Europe/Berlin', '-b', 't=2026-01-01', 'in.csv');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain('the time zone "Europe/Berlin" needs the package');
    expect(done.stderr).not.toContain('HOSTILE');
  });

  test.skipIf(HAS_TEMPORAL)('by a zone of a spec', () => {
    const done = command('-s', 'spec.json', 'in.csv');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).not.toContain('HOSTILE');
  });

  test.each(['duckdb', 'postgres', 'sqlite'])('by verify %s', (target) => {
    expect(command('verify', '--target', target, '-s', 'plain.json').stderr).not.toContain(
      'HOSTILE',
    );
  });

  test('by a program as text, whose first argument is a table', () => {
    const module = JSON.stringify(join(ROOT, 'dist/index.js'));
    const spec = JSON.stringify(SPEC);
    const text = `import(${module}).then(({ parseSpec }) => parseSpec(${spec})).catch((e) => console.log(e.code))`;
    const done = run('-e', text, join(folder, 'in.csv'));
    expect(done).toEqual({ status: 0, stdout: HAS_TEMPORAL ? '' : 'E_SPEC\n', stderr: '' });
  });
});

describe('without optional packages', () => {
  test.each([
    ['+02:00', '0'],
    ['-02:00', '1'],
    ['+0030', '1'],
  ])('the offset %s is a zone', (zone, code) => {
    const args = [`--zone=${zone}`, '-b', 't=2025-12-31T23:59:59Z', '-q', 'in.csv'];
    const expected = { status: 0, stdout: `t\n${code}\n`, stderr: '' };
    expect(command(...args)).toEqual(expected);
  });

  test('a zone that does not exist is unknown', () => {
    const { stderr } = command('--zone', 'Mars/X', '-b', 't=2026-01-01', 'in.csv');
    expect(stderr).toContain('unknown time zone "Mars/X"');
    expect(stderr).not.toContain('package');
  });
});
