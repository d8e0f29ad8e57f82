import { PARAMETERS } from '../../fit/strategies/names.ts';
import type { FitFlag, Flag } from './flag.ts';

/** The flags of the parameters of strategies, in the order of the strategies. */
const STRATEGY_FLAGS: readonly FitFlag[] = PARAMETERS.map(({ parameter }) => {
  const { flag: long, value, help, words } = parameter;
  return { long, value, help, ...(words !== undefined && { words }), phase: 'learn' };
});

/** The column of weights. */
const WEIGHT: Flag = {
  long: 'weight',
  value: 'COLUMN',
  help: 'column of row weights',
  completes: 'columns',
};

/** The flags of fitting: for `fit`, and for the main command and `hist` with `--bins`. */
export const LEARNING_FLAGS: readonly FitFlag[] = [
  ...STRATEGY_FLAGS,
  {
    long: 'round',
    value: 'HOW',
    words: ['gap', 'nice', 'none'],
    help: 'gap (default: no value changes its bin), nice, none',
    phase: 'learn',
  },
  {
    long: 'nice',
    value: 'SHARE',
    isOptional: true,
    help: '--round nice; ranks move by up to 1% or =SHARE',
    phase: 'learn',
  },
  { long: 'exact', help: '--round none: the exact boundaries', phase: 'learn' },
  { long: 'shared', help: 'one boundary list for all columns', phase: 'collect' },
  { ...WEIGHT, phase: 'collect' },
  {
    long: 'by',
    value: 'COLUMNS',
    help: 'fit boundaries for each group of rows',
    completes: 'columns',
    phase: 'whole',
  },
  {
    long: 'min-rows',
    value: 'N',
    help: 'groups with fewer rows share the list of all rows',
    phase: 'whole',
  },
  {
    long: 'duplicates',
    value: 'POLICY',
    words: ['drop', 'error'],
    help: 'repeated boundaries: drop (default) or error',
    phase: 'learn',
  },
  // --partial always makes sketches, so the flag is redundant there, but valid.
  { long: 'sketch', help: 'fit from a sketch, in little memory', phase: 'both' },
  {
    long: 'rank-error',
    value: 'SHARE',
    help: 'sketch error at 99% confidence (default: 0.001)',
    phase: 'collect',
  },
  {
    long: 'memory',
    value: 'SIZE',
    help: 'limit for values before a sketch (default: 1G)',
    phase: 'whole',
  },
];
