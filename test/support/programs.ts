import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

const HOST = join(import.meta.dirname, 'program-host.js');

/**
 * Runs programs in a folder, one after the other in one process, so that the library is loaded once.
 *
 * @returns the output of each program, on both streams
 * @throws Error with all output if a program fails or does not end
 */
export async function printedByEach(
  files: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const line = 'exec "$0" "$@" > programs.out 2>&1';
  const args = [process.execPath, HOST, 'programs.json', ...files];
  const { status } = await run('sh', ['-c', line, ...args], { cwd });
  const printed = await readFile(join(cwd, 'programs.out'));
  if (status !== 0) throw new Error(`ended with ${status}: ${printed.toString()}`);
  const ends = JSON.parse(await readFile(join(cwd, 'programs.json'), 'utf8')) as number[];
  return ends.map((end, i) => printed.subarray(ends[i - 1] ?? 0, end).toString());
}
