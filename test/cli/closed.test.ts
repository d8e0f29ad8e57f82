import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, type Outcome } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

const BIN = resolve(import.meta.dirname, '../../bin/discretize.js');
const CLOSED = 'error: writing standard output failed: it is closed\n';
const isLinux = process.platform === 'linux';

describe.runIf(isLinux)('standard output that a shell has closed', () => {
  test('is an error, in every command that prints', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n2\n3\n' });
    const commands = [
      '-b 2 in.csv',
      '-n 2 in.csv',
      'fit -n 2 in.csv',
      'hist in.csv',
      '--help',
      '--version',
    ];
    for (const command of commands) {
      const { stderr, status } = await shell(`$D ${command} >&-; exit $?`, folder);
      expect({ command, stderr, status }).toEqual({ command, stderr: CLOSED, status: 74 });
    }
  });

  test('is none where nothing is printed, or where a program ignores what is', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const written = await shell('$D -b 2 in.csv -o out.csv >&-; echo $?; cat out.csv', folder);
    expect(written.stdout).toBe('0\na\n0\n');
    const ignored = await shell('$D -b 2 in.csv >/dev/null; echo $?', folder);
    expect(ignored.stdout).toBe('0\n');
    const args = [BIN, '-b', '2', 'in.csv'];
    const run = spawnSync(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    expect(run.status).toBe(0);
  });
});

/** The errors of a run with too few descriptors: for what the program is loaded from, and for its input. */
const TOO_FEW: readonly Outcome[] = [
  'cannot load discretize: too many open files',
  'too many open files',
  'cannot read in.csv: too many open files',
].map((line) => fails(71, `error: ${line}`, '  hint: allow more of them: ulimit -n 256'));

/** True if Node itself failed, before it ran the program. */
function isOfNode({ stderr, status }: Outcome): boolean {
  return status === null || status > 128 || /\nNode\.js v\d/.test(stderr);
}

/** Has files of the program whose names begin so not open, as where the descriptors are used up. */
const WITHOUT_FILES = `const fs = require('node:fs');
const { readFileSync } = fs;
fs.readFileSync = (path, ...others) => {
  if (!new RegExp('/' + process.env.CLOSED + '[^/]*$').test(path)) return readFileSync(path, ...others);
  throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE', syscall: 'open' });
};`;

describe('too few descriptors to load the program', () => {
  test.each([
    { closed: 'main', message: 'cannot load discretize: too many open files' },
    { closed: 'hist-', message: 'too many open files' },
  ])('are an error of two lines, and no stack: $closed', async ({ closed, message }) => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n', 'closed.cjs': WITHOUT_FILES });
    const args = ['-r', './closed.cjs', BIN, 'hist', 'in.csv'];
    const env = { ...process.env, CLOSED: closed };
    const run = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
    expect({ stdout: run.stdout, stderr: run.stderr, status: run.status }).toEqual({
      stdout: '',
      stderr: `error: ${message}\n  hint: allow more of them: ulimit -n 256\n`,
      status: 71,
    });
  });

  test.runIf(isLinux)('are those that Node needs for itself, or are such an error', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const runs: Outcome[] = [];
    // How many Node needs for itself depends on its version.
    for (let limit = 18; runs.at(-1)?.status !== 0; limit++) {
      runs.push(await shell(`ulimit -n ${limit}; $D hist in.csv`, folder));
    }
    const failed = runs.slice(0, -1).filter((one) => !isOfNode(one));
    expect(failed.filter((one) => !TOO_FEW.some((error) => isDeepStrictEqual(one, error)))).toEqual(
      [],
    );
  });
});

describe.runIf(isLinux)('a name that is not UTF-8', () => {
  test('is rejected in words, for inputs and outputs', async () => {
    const folder = await scratchFolder();
    await writeFile(
      Buffer.concat([Buffer.from(join(folder, 'caf')), Buffer.from([0xe9])]),
      'a\n1\n',
    );
    const input = await shell("$D -b 2 $'caf\\xe9'", folder);
    expect(input).toMatchObject({ stdout: '', status: 66 });
    expect(input.stderr).toMatch(
      /^error: cannot read caf\ufffd: its name is not UTF-8\n {2}hint: /,
    );
    const glob = await shell("$D -b 2 'c*'", folder);
    expect(glob).toMatchObject({ stdout: '', status: 66 });
    const output = await shell("$D -b 2 -o $'f\\xe9.csv' < caf*; ls | wc -l", folder);
    expect(output.stderr).toMatch(/^error: cannot write f\ufffd\.csv: its name is not UTF-8\n/);
    expect(output.stdout.trim()).toBe('1');
  });
});
