import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findProgram, runProgram } from '../../../src/io/programs/run-program.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe.skipIf(process.platform === 'win32')('findProgram', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'discretize-test-'));
    await writeFile(join(folder, 'tool'), '#!/bin/sh\n');
    await writeFile(join(folder, 'text'), '');
    await chmod(join(folder, 'tool'), 0o755);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  test('finds a program in an absolute folder of the PATH', async () => {
    vi.stubEnv('PATH', ['/no/such/folder', folder].join(delimiter));
    expect(await findProgram('tool')).toBe(join(folder, 'tool'));
  });

  test('never looks in relative folders of the PATH, nor in the current one', async () => {
    vi.stubEnv('PATH', ['', '.', relative(process.cwd(), folder)].join(delimiter));
    expect(await findProgram('tool')).toBeUndefined();
    expect(await findProgram('package.json')).toBeUndefined();
  });

  test('takes a path as it is, and only programs', async () => {
    expect(await findProgram(relative(process.cwd(), join(folder, 'tool')))).toBe(
      join(folder, 'tool'),
    );
    expect(await findProgram(join(folder, 'text'))).toBeUndefined();
    expect(await findProgram(`${folder}/`)).toBeUndefined();
  });
});

describe('runProgram', () => {
  const run = async (code: string, input = '') =>
    await runProgram({ program: process.execPath, args: ['-e', code], input });

  test('gives the output, the messages and the status', async () => {
    const code = 'process.stdin.pipe(process.stdout); console.error("oh"); process.exitCode = 3';
    const { status, stdout, stderr } = await run(code, 'in $(put)');
    expect([status, textOf(stdout), textOf(stderr)]).toEqual([3, 'in $(put)', 'oh\n']);
  });

  test('passes arguments to no shell', async () => {
    const args = ['-e', 'console.log(process.argv[1])', '$(id); `id` "'];
    const { stdout } = await runProgram({ program: process.execPath, args, input: '' });
    expect(textOf(stdout)).toBe('$(id); `id` "\n');
  });

  test('runs in a folder of its own, with nothing but the script, and removes it', async () => {
    const script = { name: 'a.cjs', text: 'console.log(process.cwd(), ...fs.readdirSync("."))' };
    const text = `const fs = require('fs'); ${script.text}`;
    const { stdout } = await runProgram({
      program: process.execPath,
      args: [],
      input: '',
      script: { ...script, text },
    });
    const [folder = '', ...files] = textOf(stdout).trim().split(' ');
    expect(folder).not.toBe(process.cwd());
    expect(files).toEqual(['a.cjs']);
    await expect(runProgram({ program: folder, args: [], input: '' })).rejects.toThrow('ENOENT');
  });

  test('goes on if the program closes its input at once', async () => {
    const { status } = await run('process.exit(0)', 'x'.repeat(1 << 22));
    expect(status).toBe(0);
  });
});
