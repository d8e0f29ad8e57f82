import { fullHelp } from './help.ts';
import { print } from './print.ts';
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
    const { exitCode, isBrokenPipe, reportError } = await import('./report.ts');
    if (isBrokenPipe(error)) return 0;
    reportError(error);
    return exitCode(error);
  }
}

/** Loads only the modules that a command needs: to load them all takes longer than most of the work. */
async function run(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'spec') return await spec(rest);
  if (command === 'help' && rest[0] === 'spec') return await spec(['--help']);
  if (command === 'help' || asks(args, '-h', '--help')) return await print(fullHelp());
  if (asks(args, '-V', '--version')) return await print(`${version()}\n`);
  return await apply(args);
}

// Commands are loaded when they are needed: help and version come at once.

async function apply(args: readonly string[]): Promise<number> {
  const { applyCommand } = await import('./commands/apply.ts');
  return await applyCommand(args);
}

async function spec(args: readonly string[]): Promise<number> {
  const { specCommand } = await import('./commands/spec.ts');
  return await specCommand(args);
}

/** Help is given also where other arguments are wrong. */
function asks(args: readonly string[], ...names: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((argument) => names.includes(argument));
}
