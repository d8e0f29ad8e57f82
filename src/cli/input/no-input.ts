import { DiscretizeError } from '../../core/errors/error.ts';
import { errorLines, say } from '../report/report.ts';

/**
 * Nobody is going to type CSV into a terminal: the error that says so instead of waiting. `-` asks for it.
 *
 * @param command as it is typed: `discretize hist`
 */
export function noInput(command: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', 'missing input', {
    hint: `name a file, or pipe CSV into ${command}; "-" reads what you type`,
  });
}

/**
 * Prints short help where there is no input, and the error too where something was typed.
 *
 * @returns the exit status
 */
export function helpInstead(command: string, help: string, args: readonly string[]): number {
  if (args.length > 0) say([...errorLines(noInput(command)), '']);
  say([help.trimEnd()]);
  return 2;
}
