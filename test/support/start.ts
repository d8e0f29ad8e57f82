import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Outcome } from './outcome.ts';
import { TIME_LIMIT } from './time-limit.ts';

/** The program as npm installs it. */
const BIN: string = resolve(import.meta.dirname, '../../bin/discretize.js');

/** A run that is still going on. */
export interface Started {
  readonly child: ChildProcess;
  /** Resolves with everything that was said, when the run is over. */
  readonly ended: Promise<Outcome & { readonly signal: NodeJS.Signals | null }>;
}

/**
 * Starts the command, with standard input left open for the test to write to.
 *
 * @param env variables beside those of this process
 */
export function startCli(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Started {
  return start(process.execPath, [BIN, ...args], cwd, env);
}

/** Runs a line of bash in which `$D` is the command, with nothing on standard input. */
export async function shell(line: string, cwd: string): Promise<Outcome> {
  const { child, ended } = start('bash', ['-c', line], cwd);
  child.stdin?.end();
  const { stdout, stderr, status } = await ended;
  return { stdout, stderr, status };
}

function start(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Started {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, ...more, NO_COLOR: '1', D: `${process.execPath} ${BIN}` };
  const child = spawn(program, args, { cwd, env, timeout: TIME_LIMIT, killSignal: 'SIGKILL' });
  child.stdin.on('error', () => {});
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const ended = new Promise<Awaited<Started['ended']>>((done, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => {
      const texts = [stdout, stderr].map((pieces) => Buffer.concat(pieces).toString('utf8'));
      done({ stdout: texts[0] ?? '', stderr: texts[1] ?? '', status, signal });
    });
  });
  return { child, ended };
}

/** True where the `script` of util-linux can give a program a terminal. */
export const hasTerminal: boolean = (spawnSync('bash', ['-c', 'script --version']).stdout ?? '')
  .toString()
  .includes('util-linux');

/**
 * Runs a shell line on a terminal of its own, in which `$D` is the command.
 *
 * @param onShown takes what the terminal has shown so far, as more comes
 * @returns what the terminal showed, with line ends as LF
 */
export async function onTerminal(
  line: string,
  cwd: string,
  onShown: (screen: string) => void = () => {},
): Promise<{ readonly screen: string; readonly status: number | null }> {
  const { child, ended } = start('script', ['-qec', line, '/dev/null'], cwd);
  let shown = '';
  child.stdout?.on('data', (piece: Buffer) => {
    shown += piece.toString('latin1');
    onShown(shown);
  });
  child.stdin?.end();
  const { stdout, status } = await ended;
  return { screen: stdout.replaceAll('\r\n', '\n'), status };
}
