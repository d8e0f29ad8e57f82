import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

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

/** A run that takes longer is killed; less than vitest's own limit, so that the test can say so. */
const TIME_LIMIT = 25_000;

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

/**
 * Runs the built command without colours and waits for its end.
 *
 * @param options `stdin`: what it reads, by default nothing; `cwd`: where it runs, by default a new
 *   empty folder; `env`: variables beside those of this process
 */
export async function runCli(
  args: readonly string[],
  options: {
    readonly stdin?: string | Uint8Array;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<CliResult> {
  const cwd = options.cwd ?? (await scratchFolder());
  // FORCE_COLOR beside NO_COLOR makes Node itself print a warning.
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...inherited, NO_COLOR: '1', ...options.env },
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  });
  // A program that ends before it has read its input is no failure of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin);
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (ended, failed) => {
      child.on('error', failed);
      child.on('close', (code, by) => ended([code, by]));
    },
  );
  const stdoutBytes = Buffer.concat(stdout);
  return {
    stdout: stdoutBytes.toString('utf8'),
    stdoutBytes,
    stderr: Buffer.concat(stderr).toString('utf8'),
    status,
    signal,
  };
}
