import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

const BIN: string = resolve(import.meta.dirname, '../../bin/discretize.js');

/** How an interactive shell is started and set up. */
export interface ShellSetUp {
  readonly command: string;
  /** Lines that bind Ctrl-T: it closes an open quote, runs the line and clears it. */
  readonly lines: readonly string[];
  /** The line that makes `PROMPT` the prompt, and does not contain it. */
  readonly prompt: string;
}

/** The prompt of a shell that has run its lines and reads keys. */
const PROMPT = 'ready> ';

/** Longest run of a shell, in milliseconds. */
const PATIENCE = 100_000;

/**
 * Types keys into an interactive shell on a terminal of its own. `bin/` of the folder is on the path; `$D`
 * is the command.
 *
 * @returns the lines that the shell wrote into the file `words` of the folder
 */
export async function typeInto(
  { command, lines, prompt }: ShellSetUp,
  folder: string,
  keys: readonly string[],
): Promise<string[]> {
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: path, HOME: folder, TERM: 'xterm', D: BIN };
  const options = { cwd: folder, env, timeout: PATIENCE, killSignal: 'SIGKILL' } as const;
  const child = spawn('script', ['-qec', command, '/dev/null'], options);
  const ended = new Promise((done) => child.on('close', done));
  child.stdin.on('error', () => {});
  const prompted = shows(child.stdout, PROMPT);
  child.stdin.write([...lines, 'touch words', prompt, ''].join('\n'));
  await Promise.race([prompted, ended]);
  child.stdin.write([...keys, 'exit\n'].join(''));
  await ended;
  return (await readFile(join(folder, 'words'), 'utf8')).split('\n').slice(0, -1);
}

/** Resolves once a stream has shown a text; all that comes is read. */
function shows(stream: Readable, text: string): Promise<void> {
  return new Promise((done) => {
    let shown = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      shown += chunk;
      if (shown.includes(text)) done();
    });
  });
}
