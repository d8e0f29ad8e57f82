import { DiscretizeError } from '../../core/errors/error.ts';
import { isStdin, namedTwice } from '../../io/reading/input-name.ts';
import { shownName } from '../../io/system-error.ts';

/**
 * Refuses standard input, a pipe or a socket for two things.
 *
 * @param inputs all files that a command reads, specs too
 * @throws DiscretizeError E_USAGE
 */
export function checkReadOnce(inputs: readonly string[]): void {
  const twice = inputs.length < 2 ? undefined : namedTwice(inputs);
  if (twice === undefined) return;
  if (isStdin(twice)) {
    throw new DiscretizeError('E_USAGE', 'standard input is asked for twice', {
      hint: 'name a file for the spec or for the data',
    });
  }
  throw new DiscretizeError('E_USAGE', `cannot read ${shownName(twice)} twice: it is a pipe`, {
    received: twice,
    hint: 'name it once, or write it to a file first',
  });
}
