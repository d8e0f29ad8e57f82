import { resourceError } from '../core/errors/resource-error.ts';
import { print } from './output/print.ts';
import { findColorChoice } from './terminal/color-choice.ts';
import { onProgressSignal } from './terminal/signals.ts';
import { version } from './version.ts';

/**
 * The command line. Prints and never throws: errors become messages on standard error.
 *
 * @param args the arguments after the command's name
 * @returns the exit status; the caller sets it and lets pending output drain
 */
export async function main(args: readonly string[]): Promise<number> {
  findColorChoice(args);
  onProgressSignal(undefined);
  try {
    return await run(args);
  } catch (error) {
    const { exitCode, isBrokenPipe, reportError } = await import('./report/report.ts');
    if (isBrokenPipe(error)) return 0;
    const failure = resourceError(error) ?? error;
    reportError(failure, args);
    return exitCode(failure);
  }
}

/** The version is printed before any command is loaded. */
async function run(args: readonly string[]): Promise<number> {
  const [only = ''] = args;
  if (args.length === 1 && VERSION_FLAGS.includes(only)) return await print(`${version()}\n`);
  const { runCommand } = await import('./run-command.ts');
  return await runCommand(args);
}

const VERSION_FLAGS: readonly string[] = ['-V', '--version'];
