import { type CliResult, runCli } from './cli.ts';

/** What a run is judged by: all that it said, and its exit status. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** The parts of a result that a test compares. */
export function outcome({ stdout, stderr, status }: CliResult): Outcome {
  return { stdout, stderr, status };
}

/** The outcome of a run that ends well and has nothing to say on standard error. */
export function prints(...lines: readonly string[]): Outcome {
  return { stdout: joined(lines), stderr: '', status: 0 };
}

/** The outcome of a run that ends well with a warning. */
export function warns(warning: string, ...lines: readonly string[]): Outcome {
  return { stdout: joined(lines), stderr: `warning: ${warning}\n`, status: 0 };
}

/** The outcome of a run that fails before it has written anything. */
export function fails(status: number, ...stderr: readonly string[]): Outcome {
  return { stdout: '', stderr: joined(stderr), status };
}

/** Lines as text, each with its line end. */
export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** Runs the command in a folder, and gives its outcome. */
export async function outcomeIn(
  cwd: string,
  args: readonly string[],
  stdin?: string | Uint8Array,
): Promise<Outcome> {
  return outcome(await runCli(args, stdin === undefined ? { cwd } : { cwd, stdin }));
}
