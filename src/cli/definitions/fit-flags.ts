import { QUANTILE_METHODS } from '../../fit/quantiles/methods.ts';
import type { Flag } from './flag.ts';
import { mainFlags, READING, RULES } from './shared-flags.ts';

/** The column of weights, which `hist` knows, too. */
export const WEIGHT: Flag = {
  long: 'weight',
  value: 'COLUMN',
  help: 'how often each row counts',
  completes: 'columns',
};

/** What is learned, and how. */
const LEARNING: readonly Flag[] = [
  {
    long: 'quantile-method',
    value: 'M',
    words: QUANTILE_METHODS,
    help: "between values: one of numpy's 13; default linear",
  },
  { long: 'nice', help: 'short numbers, as far as bins keep values' },
  { long: 'shared', help: 'one list for all columns, as a Keras layer has it' },
  WEIGHT,
  {
    long: 'duplicates',
    value: 'POLICY',
    words: ['drop', 'error'],
    help: 'repeated boundaries: drop (default) or error',
  },
  { long: 'sketch', help: 'learn from a sketch, in little memory' },
  { long: 'rank-error', value: 'SHARE', help: "the sketch's, at 99 % confidence; default 0.001" },
  { long: 'partial', help: 'learn nothing yet: print sketches, for --merge' },
  { long: 'merge', help: 'learn from files of --partial' },
  { long: 'memory', value: 'SIZE', help: 'for all values; past it, a sketch; default 1G' },
  { long: 'epsilon', value: 'E', help: "keras: its layer's; default 0.01" },
  { long: 'batch', value: 'ROWS', help: 'keras: rows per batch; default 32' },
  {
    long: 'keras-version',
    value: 'V',
    words: ['3.15', '3.14'],
    help: 'keras: 3.15 (default) or 3.14',
  },
];

/** Which of the rules are for boundaries that are given. */
const GIVEN: readonly string[] = ['boundaries', 'spec', 'layer', 'outside'];
const READ_BY: readonly string[] = RULES.filter((long) => !GIVEN.includes(long));

/** All flags of `discretize fit`. */
export const FIT_FLAGS: readonly Flag[] = [
  ...mainFlags('strategy', 'bins'),
  ...LEARNING,
  ...mainFlags('columns', 'output', 'output-mode', ...READ_BY, ...READING, 'quiet', 'no-progress'),
  { long: 'json', help: 'print the table of bins as JSON; needs -o' },
  { long: 'help', short: 'h', help: 'print this' },
];
