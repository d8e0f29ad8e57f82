import { openStdout } from '../io/sink.ts';
import { releaseStdin } from '../io/source.ts';
import { applyCommand } from './commands/apply.ts';
import { specCommand } from './commands/spec.ts';
import { fullHelp } from './help.ts';
import { exitCode, isBrokenPipe, reportError } from './report.ts';
import { version } from './version.ts';

/**
 * The command line. Prints, and never throws: what goes wrong becomes a message on standard error.
 *
 * @param args what was typed after the command's name
 * @returns the exit status; the caller sets it and lets pending output drain
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    reportError(error);
    return exitCode(error);
  } finally {
    releaseStdin();
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'spec') return await specCommand(rest);
  if (command === 'help' || asks(args, '-h', '--help')) return await print(fullHelp());
  if (asks(args, '-V', '--version')) return await print(`${version()}\n`);
  return await applyCommand(args);
}

function asks(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((argument) => names.includes(argument));
}

async function print(text: string): Promise<number> {
  await openStdout().write(Buffer.from(text, 'utf8'));
  return 0;
}
