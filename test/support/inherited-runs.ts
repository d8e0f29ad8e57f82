import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { shell } from './start.ts';

const SCRIPT = join(import.meta.dirname, 'inherited-runs.js');

/**
 * Runs the built command with several lines of arguments in one process, which bash has started: process substitutions
 * in a line, and the descriptors that are opened for all of them, are those of a process of its own.
 *
 * @param before a line of bash before the process, such as `mkfifo pipe; `
 * @param redirections descriptors of the process, such as `3< in.csv`
 */
export async function inheritedRuns(
  lines: readonly string[],
  cwd: string,
  { before = '', redirections = '' },
): Promise<readonly Outcome[]> {
  const words = lines.map((line) => `${line} --end`).join(' ');
  const program = `'${process.execPath}' '${SCRIPT}' runs.json`;
  const run = await shell(`${before} ${program} ${words} ${redirections} > runs.out`, cwd);
  if (run.status !== 0) throw new Error(`ended with ${run.status}: ${run.stderr}`);
  const runs = JSON.parse(await readFile(join(cwd, 'runs.json'), 'utf8')) as (Outcome & {
    readonly end: number;
  })[];
  const written = await readFile(join(cwd, 'runs.out'));
  return runs.map(({ status, stderr, end }, i) => {
    return { status, stderr, stdout: written.subarray(runs[i - 1]?.end ?? 0, end).toString() };
  });
}
