import { closest } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { COMMANDS } from '../definitions/command-table.ts';

/**
 * Says that a first argument may be a command with a slip in it, where it is no file.
 *
 * @param first what stands first on the line
 * @throws DiscretizeError E_INPUT
 */
export async function suggestCommand(first: string): Promise<void> {
  const guess = closest(first, new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? '')));
  if (guess === undefined) return;
  try {
    await checkInputs([first]);
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const message = `${error.message}, did you mean the command "${guess}"?`;
    const hint = `write discretize ${guess}; discretize --help lists all commands`;
    throw new DiscretizeError(error.code, message, { received: first, hint, cause: error.cause });
  }
}

/**
 * Says that the second word of a command with parts may have a slip in it.
 *
 * @param command the first word
 * @param args what follows it; nothing is said of a lone operand, which may be a file
 * @throws DiscretizeError E_USAGE
 */
export function suggestSubcommand(command: string, args: readonly string[]): void {
  const [part = '', next] = args;
  if (next === undefined || next.startsWith('-')) return;
  const names = COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(`${command} `));
  const guess = closest(
    part,
    names.map((name) => name.slice(command.length + 1)),
  );
  if (guess === undefined) return;
  const message = `there is no command "${command} ${part}", did you mean "${command} ${guess}"?`;
  throw new DiscretizeError('E_USAGE', message, {
    expected: names,
    received: part,
    hint: `discretize ${command} --help; for a file named "${part}", write ./${part}`,
  });
}
