import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { resultOf, runOnServer } from './command-server.ts';
import { TIME_LIMIT } from './time-limit.ts';

/** What a run of the command left behind. */
export interface CliResult {
  /** Standard output, decoded as UTF-8. */
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
  /** The exit status; null where a signal ended the run. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The program as npm installs it; it runs what is in dist/. */
const BIN = resolve(import.meta.dirname, '../../bin/discretize.js');

const folders: string[] = [];

/** Removes the folders that the tests of a file have made; `clean-up.ts` calls it after each file. */
export async function removeScratchFolders(): Promise<void> {
  const made = folders.splice(0);
  await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
}

/**
 * Makes an empty folder, removed after the last test of the file.
 *
 * @param files what to put into it: paths inside the folder, with their content
 */
export async function scratchFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'discretize-test-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Options of a run. */
interface RunOptions {
  /** Standard input; nothing by default. */
  readonly stdin?: string | Uint8Array;
  /** Where the command runs; a new empty folder by default. */
  readonly cwd?: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the run has a process of its own, as one with variables that Node reads always has. */
  readonly isAlone?: boolean;
}

/** Variables that nothing but the command reads: Node would read others before it runs. */
const READ_LATE = ['COLUMNS', 'LC_ALL'];

/** Names of open descriptors, which belong to a process. */
const DESCRIPTOR = /\/(?:dev|proc)\//;

/**
 * Runs the built command without colors and waits for its end. The run shares its process with those before it,
 * unless it is about the process; `command-server.test.ts` holds that both are the same.
 */
export async function runCli(
  args: readonly string[],
  options: RunOptions = {},
): Promise<CliResult> {
  const cwd = options.cwd ?? (await scratchFolder());
  const stdin = Buffer.from(options.stdin ?? '');
  const { env = {} } = options;
  const isAlone = options.isAlone ?? Object.keys(env).some((name) => !READ_LATE.includes(name));
  if (!isAlone && !args.some((text) => DESCRIPTOR.test(text))) {
    return runOnServer({ args, cwd, stdin, env }, TIME_LIMIT);
  }
  // FORCE_COLOR beside NO_COLOR makes Node itself print a warning.
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...inherited, NO_COLOR: '1', ...env },
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  // A program that ends before it has read its input is no failure of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => {
      ended(resultOf(Buffer.concat(stdout), Buffer.concat(stderr), status, signal));
    });
  });
}
