import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { foreignWordHint } from './foreign-terms.ts';

/**
 * Reads the value of a flag with a fixed set of words, in upper or lower case.
 *
 * @param flag the long name
 * @returns undefined if the flag is absent
 * @throws DiscretizeError E_USAGE
 */
export function choice<Word extends string>(
  flag: string,
  value: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  const found = words.find((candidate) => candidate === value.toLowerCase());
  if (found !== undefined) return found;
  throw new DiscretizeError('E_USAGE', `unknown --${flag} "${value}"${didYouMean(value, words)}`, {
    expected: words,
    received: value,
    hint: (flag === 'strategy' ? foreignWordHint(value) : undefined) ?? `use ${words.join(', ')}`,
  });
}
