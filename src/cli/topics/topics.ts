import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { datesTopic, groupsTopic } from './columns-texts.ts';
import { ERROR_CODES, errorsTopic } from './errors.ts';
import { specialTopic } from './special.ts';
import { exitCodesTopic, formatsTopic, missingTopic, numbersTopic } from './texts.ts';

/** One thing that `discretize help TOPIC` tells about. */
export interface Topic {
  /** A short description. */
  readonly help: string;
  /** Words that may follow it. */
  readonly words: readonly string[];
  /** @throws DiscretizeError E_USAGE for a word that it does not know */
  readonly text: (word: string | undefined) => string;
}

/** The topics by their names. */
export const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['dates', { help: 'dates, durations, written numbers', words: [], text: datesTopic }],
  [
    'errors',
    { help: 'all error codes, or one: errors CODE', words: ERROR_CODES, text: errorsTopic },
  ],
  ['exit-codes', { help: 'exit codes', words: [], text: exitCodesTopic }],
  ['formats', { help: 'input and output formats', words: [], text: formatsTopic }],
  ['groups', { help: 'boundaries for each group of rows', words: [], text: groupsTopic }],
  ['missing', { help: 'missing and invalid cells', words: [], text: missingTopic }],
  ['numbers', { help: 'number syntax, and the bin of a number', words: [], text: numbersTopic }],
  ['special', { help: 'special codes, which have their own bins', words: [], text: specialTopic }],
]);

/**
 * The text of a topic.
 *
 * @param others names that are no topics but known to the caller, to guess what was meant
 * @throws DiscretizeError E_USAGE for a topic that there is not
 */
export function topicText(
  name: string,
  word: string | undefined,
  others: readonly string[],
): string {
  const topic = TOPICS.get(name);
  if (topic !== undefined) return topic.text(word);
  const names = [...TOPICS.keys(), ...others];
  throw new DiscretizeError('E_USAGE', `unknown help topic "${name}"${didYouMean(name, names)}`, {
    expected: names,
    received: name,
    hint: `use ${names.join(', ')}`,
  });
}
