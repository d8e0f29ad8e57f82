import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BIN: string = resolve(import.meta.dirname, '../../bin/discretize.js');

/** How an interactive shell is started and set up. */
export interface ShellSetUp {
  readonly command: string;
  /** Lines that bind Ctrl-T: it closes an open quote, runs the line and clears it. */
  readonly lines: readonly string[];
}

/** Longest run of a shell, in milliseconds. */
const PATIENCE = 100_000;

/**
 * Types keys into an interactive shell on a terminal of its own. `bin/` of the folder is on the path; `$D`
 * is the command.
 *
 * @returns the lines that the shell wrote into the file `words` of the folder
 */
export async function typeInto(
  { command, lines }: ShellSetUp,
  folder: string,
  keys: readonly string[],
): Promise<string[]> {
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: path, HOME: folder, TERM: 'xterm', D: BIN };
  const options = { cwd: folder, env, timeout: PATIENCE, killSignal: 'SIGKILL' } as const;
  const child = spawn('script', ['-qec', command, '/dev/null'], options);
  const ended = new Promise((done) => child.on('close', done));
  child.stdin.on('error', () => {});
  child.stdout.resume();
  child.stdin.write([...lines, 'touch words\n'].join('\n'));
  while (!existsSync(join(folder, 'words')) && child.exitCode === null) await sleep(50);
  await sleep(300);
  child.stdin.write([...keys, 'exit\n'].join(''));
  await ended;
  return (await readFile(join(folder, 'words'), 'utf8')).split('\n').slice(0, -1);
}
