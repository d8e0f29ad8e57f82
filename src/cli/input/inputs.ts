import { DiscretizeError } from '../../core/errors/error.ts';
import { globMatcher } from '../../csv/columns/glob.ts';
import { isStdin, namedTwice, STDIN } from '../../io/reading/input-name.ts';
import { isGlob, matchingFiles } from '../../io/reading/matching.ts';
import { shownPath } from '../../io/system-error.ts';
import { errorLines, say } from '../report/report.ts';

/**
 * The files that operands name; standard input without operands. A name with `*` or `?` that is not a file is
 * expanded as a glob: some shells do not expand globs.
 *
 * @throws DiscretizeError E_INPUT for a glob without a match
 */
export async function expandInputs(operands: readonly string[]): Promise<readonly string[]> {
  if (operands.length === 0) return [STDIN];
  const found = operands.map(async (operand) =>
    isGlob(operand) ? await matchingFiles(operand, globMatcher) : [operand],
  );
  return (await Promise.all(found)).flat();
}

/**
 * Rejects standard input, a pipe or a socket that is named twice.
 *
 * @param inputs all input files of a command, specs among them
 * @throws DiscretizeError E_USAGE
 */
export function checkReadOnce(inputs: readonly string[]): void {
  const twice = inputs.length < 2 ? undefined : namedTwice(inputs);
  if (twice === undefined) return;
  if (isStdin(twice)) {
    throw new DiscretizeError('E_USAGE', 'cannot read standard input twice', {
      hint: 'use a file for the spec or for the data',
    });
  }
  throw new DiscretizeError('E_USAGE', `cannot read ${shownPath(twice)} twice: is a pipe`, {
    received: twice,
    hint: 'name the pipe once, or write its data to a file first',
  });
}

/**
 * The error for a command without a file, whose standard input is a terminal: it would wait for typed CSV. `-` reads
 * the terminal.
 *
 * @param command the command as typed: `discretize hist`
 */
export function noInput(command: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', 'missing input', {
    hint: `name a file, or pipe CSV into ${command}; "-" reads what you type`,
  });
}

/**
 * Prints short help for a command without input; with arguments, prints the error, too.
 *
 * @returns the exit status
 */
export function helpInstead(command: string, help: string, args: readonly string[]): number {
  if (args.length > 0) say([...errorLines(noInput(command)), '']);
  say([help.trimEnd()]);
  return 2;
}
