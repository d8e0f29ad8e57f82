import { WEIGHT } from './fit-flags.ts';
import type { Flag } from './flag.ts';
import { mainFlags, READING, RULES } from './shared-flags.ts';

const ASCII: Flag = { long: 'ascii', help: 'no block characters' };

/** The flags of `hist` but those of all commands. */
export const HIST_FLAGS: readonly Flag[] = [
  {
    long: 'bins',
    short: 'n',
    value: 'N',
    help: 'so many bins, or as a rule of numpy has: auto, fd',
  },
  WEIGHT,
  ...mainFlags(...RULES, 'columns', ...READING, 'quiet', 'verbose', 'no-progress'),
  {
    long: 'log',
    value: 'WHAT',
    isOptional: true,
    words: ['values', 'counts'],
    help: 'log scale for values, counts or (default) both',
  },
  ASCII,
  { long: 'csv', help: 'print CSV, with the lower and upper bound of each bin' },
];

/** The flags of `describe` but those of all commands. */
export const DESCRIBE_FLAGS: readonly Flag[] = [
  ...mainFlags('columns').map((flag) => ({
    ...flag,
    help: 'names, positions, 2-5, a..d, tip*; default: all',
  })),
  ...mainFlags('na-values', 'no-default-na', 'decimal', 'thousands'),
  ...mainFlags(...READING.filter((long) => long !== 'engine' && long !== 'threads')),
  ...mainFlags('quiet', 'no-progress'),
  ASCII,
  { long: 'csv', help: 'print CSV, one row for each column' },
];
