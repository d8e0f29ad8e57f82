import type { Flag } from '../flag.ts';
import { LEARNING_FLAGS } from '../learning-flags.ts';
import { CELLS, mainFlags, READING, RULES } from './shared-flags.ts';

/** The values of `--log`. */
export const LOG_SCALES = ['values', 'counts'] as const;

const ASCII: Flag = { long: 'ascii', help: 'use ASCII characters only', group: 'Output' };

/** Flags of boundary lists for groups; in a histogram, all groups have the same bins. */
const OF_GROUPS: readonly string[] = ['min-rows', 'else'];

function forHist(flag: Flag): Flag {
  return flag.long === 'by' ? { ...flag, help: 'also draw each group of rows, small' } : flag;
}

/** The flags of `hist`, without the flags of all commands. */
export const HIST_FLAGS: readonly Flag[] = [
  { long: 'bins', short: 'n', value: 'N', help: 'make N bins, or use a rule: auto, fd' },
  ...mainFlags('strategy'),
  ...LEARNING_FLAGS.filter(({ long }) => !OF_GROUPS.includes(long)).map(forHist),
  ...mainFlags(...RULES, 'columns', ...READING, 'quiet', 'verbose', 'no-progress'),
  {
    long: 'log',
    value: 'WHAT',
    isOptional: true,
    words: LOG_SCALES,
    help: 'log scale for values, counts or (default) both',
    group: 'Output',
  },
  ASCII,
  { long: 'csv', help: 'print CSV, with the lower and upper bound of each bin', group: 'Output' },
];

/** The flags of `describe`, without the flags of all commands. */
export const DESCRIBE_FLAGS: readonly Flag[] = [
  ...mainFlags('columns').map((flag) => ({
    ...flag,
    help: 'names, positions, 2-5, a..d, tip*; default: all',
  })),
  ...mainFlags(
    ...CELLS.filter((long) => long !== 'missing' && long !== 'invalid'),
    ...READING,
    'quiet',
    'no-progress',
  ),
  ASCII,
  { long: 'csv', help: 'print CSV, one row for each column', group: 'Output' },
];
