import { DiscretizeError } from '../../core/errors/error.ts';
import { STDIN } from '../../io/reading/source.ts';

/**
 * Refuses standard input for two things.
 *
 * @param inputs all files that a command reads, specs too
 * @throws DiscretizeError E_USAGE
 */
export function checkStdin(inputs: readonly string[]): void {
  if (inputs.filter((path) => path === STDIN).length < 2) return;
  throw new DiscretizeError('E_USAGE', 'standard input is asked for twice', {
    hint: 'name a file for the spec or for the data',
  });
}
