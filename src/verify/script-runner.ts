import { findProgram, runProgram } from '../io/programs/run-program.ts';
import { type CheckResult, failureOf, type Runner } from './runner.ts';

/** A runner of checks that are scripts. */
export interface ScriptRunner extends Omit<Runner, 'run' | 'program'> {
  readonly program: string;
  readonly args: readonly string[];
  /** The file name of the script, for a program that does not read standard input. */
  readonly file?: string;
  /** Matches the message of a program that lacks a package. */
  readonly absent?: RegExp;
}

/** The runner of a program that runs scripts. */
export function scriptRunner(options: ScriptRunner): Runner {
  const { name, target, needs, program, args, file, absent } = options;
  const run: Runner['run'] = async (check, chosen) => {
    const path = await findProgram(chosen ?? program);
    if (path === undefined) return undefined;
    const how = file === undefined ? { input: check } : { input: '', ...scriptOf(file, check) };
    const done = await runProgram({ program: path, args, ...how });
    const [stdout, stderr] = [textOf(done.stdout), textOf(done.stderr)];
    const result = resultOf(stdout);
    if (result !== undefined) return result;
    if (absent?.test(stderr)) return undefined;
    throw new Error(failureOf(name, done.status, stderr || stdout));
  };
  return { name, target, needs, program, run };
}

function scriptOf(name: string, text: string): { script: { name: string; text: string } } {
  return { script: { name, text } };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The last line of a check. */
const TOTAL = /^(\d+) differences in (\d+) values$/;

/** The result in the output of a check: the engine, a line for each difference, and their number. */
function resultOf(stdout: string): CheckResult | undefined {
  const lines = stdout.trimEnd().split('\n');
  // Spark prints other messages before and after these lines.
  const first = lines.findIndex((line) => line.startsWith('engine: '));
  const last = lines.findLastIndex((line) => TOTAL.test(line));
  const [, count, values] = TOTAL.exec(lines[last] ?? '') ?? [];
  if (count === undefined || first < 0) return undefined;
  const [engine = '', ...version] = (lines[first] ?? '').slice('engine: '.length).split(' ');
  const shown = lines.slice(first + 1, last);
  const rest = Array.from({ length: Number(count) - shown.length }, () => 'one more difference');
  const differences = [...shown, ...rest].slice(0, Number(count));
  return { engine, version: version.join(' '), differences, values: Number(values) };
}
