import { EXPORT_DEFAULTS } from '../../export/exporter.ts';
import { isTerminal } from '../../io/terminal.ts';
import type { ChosenRunner } from '../../verify/registry.ts';
import { type Outcome, verify } from '../../verify/verify.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawVerifyOptions } from '../arguments/raw-options.ts';
import { noInput } from '../input/inputs.ts';
import { resolveVerify } from '../options/verify-options.ts';
import { print } from '../output/print.ts';
import { verificationLines } from '../output/verification.ts';
import { exportJob, sampleOf } from '../run/export-job.ts';
import { shownLine } from '../terminal/escape-controls.ts';
import { widthOf } from '../terminal/size.ts';

/**
 * `discretize verify [FILE]`: runs the checks of exports on local engines, and prints a table of outcomes.
 *
 * @returns the exit status: 1 for a difference, for a failed check, and if no engine ran
 * @throws DiscretizeError E_USAGE, E_SPEC, E_COLUMNS, E_INPUT
 */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawVerifyOptions>('verify', args);
  if (operands.length === 0 && isTerminal(0)) throw noInput('discretize verify');
  const options = await resolveVerify(flags, operands);
  const loaded = await exportJob(options);
  const checks = { ...EXPORT_DEFAULTS, sample: await sampleOf(options.data, loaded) };
  const made = { job: loaded.job, options: checks };
  const outcomes = await withoutExperimentalWarnings(() =>
    inTurn(options.chosen, (one) => verify(made, one)),
  );
  const lines = verificationLines(outcomes, widthOf(process.stdout)).map(
    (line) => `${shownLine(line)}\n`,
  );
  await print(lines.join(''));
  return isProved(outcomes, options.isNamed) ? 0 : 1;
}

/** Runs engines without Node's warnings about experimental modules, such as its SQLite in Node 22. */
async function withoutExperimentalWarnings<Result>(run: () => Promise<Result>): Promise<Result> {
  const { emitWarning } = process;
  process.emitWarning = (...args: unknown[]): void => {
    if (args[1] !== 'ExperimentalWarning') Reflect.apply(emitWarning, process, args);
  };
  try {
    return await run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The outcomes of engines that run in sequence: some engines use all memory. */
async function inTurn(
  chosen: readonly ChosenRunner[],
  run: (one: ChosenRunner) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of chosen) outcomes.push(await run(one));
  return outcomes;
}

/**
 * True if an engine ran and no value differs.
 *
 * @param isNamed true if the user named the engines: each of them must have run
 */
function isProved(outcomes: readonly Outcome[], isNamed: boolean): boolean {
  const isFine = (outcome: Outcome): boolean =>
    outcome.kind === 'ran'
      ? outcome.differences.length === 0
      : outcome.kind !== 'failed' && !isNamed;
  return outcomes.some(({ kind }) => kind === 'ran') && outcomes.every(isFine);
}
