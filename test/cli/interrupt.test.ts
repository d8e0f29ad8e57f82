import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { startCli } from '../support/start.ts';

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

  test('ends a run that writes to standard output, too', async () => {
    const run = startCli(['-b', 'a=0'], await scratchFolder());
    run.child.stdin?.write('a\n1\n');
    await new Promise((resolve) => run.child.stdout?.once('data', resolve));
    run.child.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ stderr: '', status: null, signal: 'SIGTERM' });
  });
});
