import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from './cli.ts';
import { runOnServer } from './command-server.ts';
import { run } from './run.ts';

const CSV = 'a,b\n1,x\n2,y\n3,"z"\n';

/** A run's arguments and standard input. */
interface Run {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs of all kinds: each command, inputs and outputs, errors with each exit status, long standard input. */
const RUNS: readonly Run[] = [
  { args: ['--version'] },
  { args: ['--help'] },
  { args: [] },
  { args: ['-b', '2'], stdin: CSV },
  { args: ['-b', '2', '-'], stdin: `a\n${'1\n3\n'.repeat(100_000)}` },
  { args: ['-b', '2', '-c', 'a', 'in.csv'] },
  { args: ['-b', '2', '-c', 'a', 'in.csv', '-o', 'out.csv', '--stats', 'stats.json'] },
  { args: ['-b', '2', '-c', 'a', '--in-place', 'in.csv'] },
  { args: ['-b', '2', '-c', 'a', '--threads', '2', 'in.csv'] },
  { args: ['-b', '2', '-c', 'a', '--engine', 'records', 'in.csv'] },
  { args: ['-b', '2', '-c', 'a', '-o', 'out.csv.gz', 'in.csv'] },
  { args: ['-b', '2', 'in.csv'] },
  { args: ['-b', '2', 'absent.csv'] },
  { args: ['-b', '2', '-o', 'absent/out.csv', 'in.csv'] },
  { args: ['-b', '2', '--nonsense'] },
  { args: ['fit', '-n', '2', '-c', 'a', 'in.csv'] },
  { args: ['fit', '-n', '2', '-c', 'a', '-o', 'spec.json', 'in.csv'] },
  { args: ['hist', '-c', 'a'], stdin: CSV },
  { args: ['hist', '-c', 'a'], stdin: CSV, env: { LC_ALL: 'C', COLUMNS: '' } },
  { args: ['hist', '-c', 'a'], stdin: CSV, env: { LC_ALL: 'de_DE.UTF-8', COLUMNS: '40' } },
  { args: ['describe', 'in.csv'] },
  { args: ['--preview', '-b', '2', '-c', 'a', 'in.csv'] },
  { args: ['--verbose', '-b', '2', '-c', 'a', 'in.csv', '-o', 'out.csv'] },
  { args: ['spec', 'check', 'absent.json'] },
];

/** A file's text; times in it belong to the run. */
async function textOf(path: string): Promise<string> {
  const text = await readFile(path, 'latin1');
  return path.endsWith('.gz') ? text.slice(10) : text;
}

/** Everything that a run leaves: its result, and the files of its folder. */
async function leaves(
  { args, stdin = '', env = {} }: Run,
  isAlone: boolean,
): Promise<readonly unknown[]> {
  const cwd = await scratchFolder({ 'in.csv': CSV });
  const result = await runCli(args, { cwd, stdin, env, isAlone });
  const names = (await readdir(cwd)).sort();
  const texts = await Promise.all(names.map((name) => textOf(join(cwd, name))));
  const stderr = result.stderr.replaceAll(/\d+(\.\d+)? ?(ms|s|MB\/s|B\/s|kB\/s)\b/g, 'T');
  return [{ ...result, stderr }, names, texts];
}

describe('a run on the server', () => {
  test.each(RUNS)('leaves with $args what a process of its own leaves', async (run) => {
    const alone = await leaves(run, true);
    expect(await leaves(run, false)).toEqual(alone);
    expect(await leaves(run, false)).toEqual(alone);
  });

  test('is killed if it takes too long, and the next run has a new server', async () => {
    const cwd = await scratchFolder();
    await run('mkfifo', ['pipe'], { cwd });
    const request = { args: ['-s', 'pipe'], cwd, stdin: Buffer.of() };
    expect(await runOnServer(request, 1)).toMatchObject({ status: null, signal: 'SIGKILL' });
    expect(await runCli(['--version'], { cwd })).toMatchObject({ status: 0, signal: null });
  });
});
