import type { CheckOptions, ExportJob } from '../export/exporter.ts';

/** What an engine found. */
export interface CheckResult {
  readonly engine: string;
  readonly version: string;
  /** A line for each difference. */
  readonly differences: readonly string[];
  /** The number of values that it ran; undefined if the check does not report it. */
  readonly values: number | undefined;
}

/** Why a check could not run on an engine that is here in part, such as a client without its server. */
interface Offline {
  readonly offline: string;
}

/**
 * A way to run the check of an export target on an engine. Runners are peers of this one shape, one file
 * each, listed in `verify/registry.ts`.
 */
export interface Runner {
  /** The word of `--on`. */
  readonly name: string;
  /** The export target whose check it runs. */
  readonly target: string;
  /** What makes it run if it does not, such as `npm install sql.js`. */
  readonly needs: string;
  /** The program that it runs, for `--on NAME=PROGRAM`; undefined if it runs none. */
  readonly program: string | undefined;

  /**
   * Runs a check.
   *
   * @param check the text that the export target's `check` gives
   * @param program the program to run, a name on the PATH or a path
   * @returns undefined if the engine is not here
   * @throws Error with the engine's message if it is here and the check does not run
   */
  readonly run: (
    check: string,
    program: string | undefined,
  ) => Promise<CheckResult | Offline | undefined>;
}

/** The job to verify, and how its checks are made. */
export interface VerifyJob {
  readonly job: ExportJob;
  readonly options: CheckOptions;
}

/** The rows of a query: cells as the engine gives them. */
export type Rows = readonly (readonly unknown[])[];

/** The result of a check that is a query: each row of it is a difference. */
export function sqlResult(engine: string, version: unknown, rows: Rows): CheckResult {
  return { engine, version: String(version), differences: rows.map(shown), values: undefined };
}

/** A row as `checkQuery` makes it: feature, output column, value, expected, got. */
function shown(row: readonly unknown[]): string {
  const [feature, output, value, expected, got] = row.map((cell) => String(cell ?? 'NULL'));
  if (row.length !== 5) return row.map(String).join(' ');
  return `${feature}, output ${output}: value ${value}: expected ${expected}, found ${got}`;
}

/** The longest message of an engine, in characters. */
const MAX_MESSAGE = 300;

/** The message for a program that ended without a result: the likeliest line of what it printed. */
export function failureOf(name: string, status: number | null, printed: string): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|fatal/i.test(one)) ?? lines.at(-1) ?? 'no output';
  const end = status === null ? 'ended by a signal' : `exit status ${status}`;
  return `${name}: ${line.trim().slice(0, MAX_MESSAGE)} (${end})`;
}
