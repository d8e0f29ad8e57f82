import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { parseOptions } from '../arguments/parse.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { SHELLS } from '../definitions/command-table.ts';
import { print } from '../output/print.ts';

/**
 * `discretize completion SHELL`: prints the completion script for a shell.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE for an unknown shell
 */
export async function completionCommand(args: readonly string[]): Promise<number> {
  const { operands } = parseOptions('completion', args);
  const [shell = ''] = operands;
  const script = SCRIPTS.get(shell.toLowerCase());
  if (script !== undefined) return await print(script);
  throw new DiscretizeError('E_USAGE', `unknown shell "${shell}"${didYouMean(shell, SHELLS)}`, {
    expected: SHELLS,
    received: shell,
    hint: `use ${SHELLS.join(', ')}`,
  });
}
