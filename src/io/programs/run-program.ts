import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** A run of a program. */
export interface ProgramRun {
  /** Its absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Standard input. */
  readonly input: string;
  /** A file to write to the folder of the run; its path is the last argument. */
  readonly script?: { readonly name: string; readonly text: string };
}

/** The output and exit status of a program. */
export interface ProgramResult {
  /** Null if a signal ended the program. */
  readonly status: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/**
 * Runs a program without a shell, in an empty folder of its own, so that no file of the current folder, such as a
 * module with the name of an imported one, affects it.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramResult> {
  const folder = await mkdtemp(join(tmpdir(), 'discretize-'));
  try {
    const args = [...run.args];
    if (run.script !== undefined) {
      const path = join(folder, run.script.name);
      await writeFile(path, run.script.text, { mode: 0o600 });
      args.push(path);
    }
    return await ended(run, args, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ended(
  { program, input }: ProgramRun,
  args: readonly string[],
  folder: string,
): Promise<ProgramResult> {
  const child = spawn(program, args, { cwd: folder, shell: false });
  const [stdout, stderr]: [Uint8Array[], Uint8Array[]] = [[], []];
  child.stdout.on('data', (bytes: Uint8Array) => stdout.push(bytes));
  child.stderr.on('data', (bytes: Uint8Array) => stderr.push(bytes));
  // A program that ends early closes its input; its exit status shows the reason.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/**
 * The absolute path of a program.
 *
 * @param name a name to look up in the absolute folders of PATH, or a path
 * @returns undefined if there is no such program
 */
export async function findProgram(name: string): Promise<string | undefined> {
  if (/[\\/]/.test(name)) return await ifProgram(resolve(name));
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  // A relative folder, such as the current one, may contain untrusted programs.
  for (const folder of folders.filter((one) => isAbsolute(one))) {
    for (const ending of process.platform === 'win32' ? ['.exe'] : ['']) {
      const found = await ifProgram(join(folder, name + ending));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function ifProgram(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
