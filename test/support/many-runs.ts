import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a run came to. */
export interface Ran {
  readonly args: readonly string[];
  readonly status: number;
  readonly stderr: string;
  /** What was thrown where nobody caught it. */
  readonly stray: string;
}

const SCRIPT = join(import.meta.dirname, 'many-runs.js');

/** How long all runs may take together. */
const TIME_LIMIT = 1_200_000;

/**
 * Runs the built command with many argument lists, one after the other in one process: a hundred times
 * as many as processes could be started. Standard input is empty, and what goes to standard output is
 * lost.
 *
 * @param cwd where they run; holds two more files afterwards
 * @throws Error where a run hangs or ends the process, with its arguments
 */
export async function manyRuns(
  lists: readonly (readonly string[])[],
  cwd: string,
): Promise<readonly Ran[]> {
  const [from, to] = [join(cwd, 'runs.json'), join(cwd, 'runs.out')];
  await writeFile(from, JSON.stringify(lists));
  await writeFile(to, '');
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: '1' };
  const child = spawn(process.execPath, [SCRIPT, from, to], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  const status = await new Promise((ended) => child.on('close', ended));
  const lines = (await readFile(to, 'utf8')).split('\n').slice(0, -1);
  const runs = lines.map((line) => JSON.parse(line) as Ran);
  if (status === 0 && runs.length === lists.length) return runs;
  throw new Error(`ended with ${String(status)} at ${JSON.stringify(lists[runs.length])}`);
}
