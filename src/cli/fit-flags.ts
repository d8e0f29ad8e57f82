import { QUANTILE_METHODS } from '../fit/methods.ts';
import type { Flag } from './flag.ts';
import { FLAGS } from './flags.ts';

/** The flags of the main command that say how CSV is read and compared, which `fit` has too. */
const SHARED: readonly string[] = [
  'strategy',
  'bins',
  'columns',
  'output',
  'output-mode',
  'closed',
  'precision',
  'missing',
  'invalid',
  'na-values',
  'no-default-na',
  'delimiter',
  'quote',
  'escape',
  'comment',
  'encoding',
  'no-header',
  'max-record',
  'engine',
  'threads',
  'quiet',
];

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
  { long: 'weight', value: 'COLUMN', help: 'how often each row counts', completes: 'columns' },
  {
    long: 'duplicates',
    value: 'POLICY',
    words: ['drop', 'error'],
    help: 'repeated boundaries: drop (default) or error',
  },
  { long: 'sketch', help: 'learn from a sketch, in little memory' },
  { long: 'rank-error', value: 'SHARE', help: "the sketch's, at 99 % confidence; default 0.001" },
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

/** All flags of `discretize fit`. */
export const FIT_FLAGS: readonly Flag[] = [
  ...FLAGS.filter(({ long }) => SHARED.includes(long)).slice(0, 2),
  ...LEARNING,
  ...FLAGS.filter(({ long }) => SHARED.includes(long)).slice(2),
  { long: 'help', short: 'h', help: 'print this' },
];
