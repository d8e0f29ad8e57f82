import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/cli.ts';
import { run } from '../../support/run.ts';
import { startCli } from '../../support/start.ts';

const INTERRUPT = resolve(import.meta.dirname, '../../support/interrupt-preload.js');

/** Waits until a folder holds a file whose name ends so. */
async function appearance(folder: string, ending: string): Promise<void> {
  while (!(await readdir(folder)).some((name) => name.endsWith(ending))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.concurrent.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the run, leaves the old output and no temporary file',
    async (signal) => {
      const folder = await scratchFolder({ 'out.csv': 'old' });
      const run = startCli(['-b', 'a=0', '-o', 'out.csv', '--stats', 'stats.json'], folder);
      run.child.stdin?.write('a\n1\n');
      await appearance(folder, '.tmp');
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('old');
      run.child.kill(signal);
      expect(await run.ended).toEqual({ stdout: '', stderr: '', status: null, signal });
      expect(await readdir(folder)).toEqual(['out.csv']);
      expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('old');
    },
  );

  test('ends a run of fit, which has no temporary file', async () => {
    const folder = await scratchFolder({ 'out.json': 'old' });
    const run = startCli(['fit', '-n', '2', '-o', 'out.json'], folder);
    run.child.stdin?.write('a\n1\n');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await readdir(folder)).toEqual(['out.json']);
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ stdout: '', stderr: '', signal: 'SIGINT' });
    expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('old');
  });

  test('ends the run also if it is sent twice', async () => {
    const folder = await scratchFolder({ 'out.csv': 'old' });
    const run = startCli(['-b', 'a=0', '-o', 'out.csv'], folder);
    run.child.stdin?.write('a\n1\n');
    await appearance(folder, '.tmp');
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ stdout: '', stderr: '', signal: 'SIGINT' });
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  test('ends a run that writes to standard output, too', async () => {
    const run = startCli(['-b', 'a=0'], await scratchFolder());
    run.child.stdin?.write('a\n1\n');
    await new Promise((resolve) => run.child.stdout?.once('data', resolve));
    run.child.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ stderr: '', status: null, signal: 'SIGTERM' });
  });
});

describe.skipIf(process.platform === 'win32')('a signal to a run that is busy', () => {
  test.concurrent.each([['records'], ['bytes']])(
    'from file to file is heard: %s',
    async (engine) => {
      const big = `a,b\n${'1,some text that is as long as a row may be\n'.repeat(1_000_000)}`;
      const folder = await scratchFolder({ 'in.csv': big, 'out.csv': 'old' });
      const args = ['-b', 'a=0', '--engine', engine, '--threads', '1', 'in.csv', '-o', 'out.csv'];
      const started = startCli(args, folder, { NODE_OPTIONS: `--import ${INTERRUPT}` });
      expect(await started.ended).toMatchObject({ stdout: '', stderr: '', signal: 'SIGINT' });
      expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv']);
      expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('old');
    },
  );

  test('leaves no backup and no changed file with --in-place', async () => {
    const folder = await scratchFolder({ 'a.csv': 'a\n1\n' });
    await run('mkfifo', ['pipe'], { cwd: folder });
    const started = startCli(['-s', 'pipe', '--in-place=.bak', 'a.csv'], folder);
    await new Promise((resolve) => setTimeout(resolve, 300));
    started.child.kill('SIGTERM');
    expect(await started.ended).toMatchObject({ stderr: '', signal: 'SIGTERM' });
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'pipe']);
  });
});
