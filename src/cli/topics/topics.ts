import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { labelsTopic, specialTopic, strategiesTopic, targetTopic } from './bins-texts.ts';
import { datesTopic, groupsTopic } from './columns-texts.ts';
import { ERROR_CODES, errorsTopic } from './errors.ts';
import { exitCodesTopic, formatsTopic, missingTopic, numbersTopic } from './texts.ts';

/** A topic of `discretize help TOPIC`. */
export interface Topic {
  /** A short description. */
  readonly help: string;
  /** Words that may follow it. */
  readonly words: readonly string[];
  /** The text. @throws DiscretizeError E_USAGE for an unknown word */
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
  ['labels', { help: 'names of bins', words: [], text: labelsTopic }],
  ['missing', { help: 'missing and invalid cells', words: [], text: missingTopic }],
  ['numbers', { help: 'number syntax, and the bin of a number', words: [], text: numbersTopic }],
  ['special', { help: 'special codes, which have their own bins', words: [], text: specialTopic }],
  ['strategies', { help: 'how bins are fitted and rounded', words: [], text: strategiesTopic }],
  ['target', { help: 'bins that predict a column, and WoE', words: [], text: targetTopic }],
]);

/** Other names of topics. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  dates: ['date', 'time', 'times', 'datetime', 'duration', 'durations', 'calendar'],
  errors: ['error'],
  'exit-codes': ['exit', 'exit-code', 'status'],
  formats: ['format', 'csv', 'input', 'output', 'files', 'gzip'],
  groups: ['group'],
  labels: ['label', 'names'],
  missing: ['na', 'nan', 'null', 'empty'],
  numbers: ['number', 'currency', 'percent'],
  special: ['special-codes', 'codes'],
  strategies: [
    ...['strategy', 'rounding', 'gap', 'quantile', 'quantiles', 'uniform', 'kmeans', 'jenks'],
    ...['geometric', 'methods'],
  ],
  target: ['woe', 'iv', 'scorecard', 'supervised', 'optimal'],
};

/** The name of the topic for a word; undefined if there is none. */
export function topicOf(word: string): string | undefined {
  const name = word.toLowerCase();
  if (TOPICS.has(name)) return name;
  return Object.keys(ALIASES).find((topic) => ALIASES[topic]?.includes(name));
}

/**
 * The text of a topic.
 *
 * @param others further names that the caller accepts, for the hint
 * @throws DiscretizeError E_USAGE for an unknown topic
 */
export function topicText(
  name: string,
  word: string | undefined,
  others: readonly string[],
): string {
  const found = topicOf(name);
  const topic = found === undefined ? undefined : TOPICS.get(found);
  if (topic !== undefined) {
    if (word !== undefined && topic.words.length === 0) throw surplusWord(name, word);
    return topic.text(word);
  }
  const names = [...TOPICS.keys(), ...others];
  throw new DiscretizeError('E_USAGE', `unknown help topic "${name}"${didYouMean(name, names)}`, {
    expected: names,
    received: name,
    hint: `use ${names.join(', ')}`,
  });
}

/** The error for a word after a topic or command that takes none. */
export function surplusWord(name: string, word: string): DiscretizeError {
  const topic = topicOf(word);
  return new DiscretizeError('E_USAGE', `help ${name} takes no word: "${word}"`, {
    received: word,
    hint: `use discretize help ${topic ?? name}`,
  });
}
