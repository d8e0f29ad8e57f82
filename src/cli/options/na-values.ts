import { typedNaFault } from '../../core/cells/na-list.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/**
 * Reads `--na-values`: words with commas between them.
 *
 * @throws DiscretizeError E_USAGE for a word that would not match what it says
 */
export function naValuesOf({
  naValues,
}: Pick<RawOptions, 'naValues'>): readonly string[] | undefined {
  const words = naValues?.flatMap((value) => value.split(',')).map((item) => item.trim());
  for (const word of words ?? []) {
    const fault = typedNaFault(word);
    if (fault === undefined) continue;
    const { message, hint } = fault;
    throw new DiscretizeError('E_USAGE', `--na-values: ${message}`, { received: word, hint });
  }
  return words;
}
