import type { CheckOptions, ExportJob } from '../export/exporter.ts';

/** The result of a check on an engine. */
export interface CheckResult {
  readonly engine: string;
  readonly version: string;
  /** A line for each difference. */
  readonly differences: readonly string[];
  /** The number of checked values; undefined if the check does not report it. */
  readonly values: number | undefined;
}

/** The reason why a check could not run, for an engine of which a part is absent, such as the server of a client. */
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
  /** The requirement of the runner, such as `npm install sql.js`. */
  readonly needs: string;
  /** The program that it runs, for `--on NAME=PROGRAM`; undefined if it runs none. */
  readonly program: string | undefined;

  /**
   * Runs a check.
   *
   * @param check the text that the export target's `check` gives
   * @param program the program to run, a name on the PATH or a path
   * @returns undefined if the engine is absent
   * @throws Error with the message of the engine if the check fails to run
   */
  readonly run: (
    check: string,
    program: string | undefined,
  ) => Promise<CheckResult | Offline | undefined>;
}

/** The job to verify, and the options of its checks. */
export interface VerifyJob {
  readonly job: ExportJob;
  readonly options: CheckOptions;
}

/** The rows of a query: cells as the engine gives them. */
export type Rows = readonly (readonly unknown[])[];

/** The result of a check that is a query: each row is a difference. */
export function sqlResult(engine: string, version: unknown, rows: Rows): CheckResult {
  return { engine, version: String(version), differences: rows.map(shown), values: undefined };
}

/** The text of a row of `checkQuery`: feature, output column, value, expected and found output. */
function shown(row: readonly unknown[]): string {
  const [feature, output, value, expected, got] = row.map((cell) => String(cell ?? 'NULL'));
  if (row.length !== 5) return row.map(String).join(' ');
  return `${feature}, output ${output}: value ${value}: expected ${expected}, found ${got}`;
}

/** The longest message of an engine, in characters. */
const MAX_MESSAGE = 300;

/** The error message for a program without a result: its status and the first line that mentions an error. */
export function failureOf(name: string, status: number | null, printed: string): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|fatal/i.test(one)) ?? lines.at(-1) ?? 'no output';
  const end = status === null ? 'ended by a signal' : `exit status ${status}`;
  return `${name}: ${line.trim().slice(0, MAX_MESSAGE)} (${end})`;
}
