import { PARAMETERS } from '../../fit/strategies/registry.ts';
import type { Flag } from './flag.ts';

/** The flags of the parameters that strategies own, in the order of the strategies. */
const STRATEGY_FLAGS: readonly Flag[] = PARAMETERS.map(({ parameter }) => {
  const { flag: long, value, help, words } = parameter;
  return { long, value, help, ...(words !== undefined && { words }) };
});

/** The column of weights. */
export const WEIGHT: Flag = {
  long: 'weight',
  value: 'COLUMN',
  help: 'column of row weights',
  completes: 'columns',
};

/** How boundaries are learned: flags of fit, and with --bins of the main command and of hist. */
export const LEARNING_FLAGS: readonly Flag[] = [
  ...STRATEGY_FLAGS,
  {
    long: 'round',
    value: 'HOW',
    words: ['gap', 'nice', 'none'],
    help: 'round boundaries: gap (default), nice or none',
  },
  {
    long: 'nice',
    value: 'SHARE',
    isOptional: true,
    help: '--round nice; ranks move by up to 1% or =SHARE',
  },
  { long: 'exact', help: '--round none: the exact boundaries' },
  { long: 'shared', help: 'one boundary list for all columns' },
  WEIGHT,
  {
    long: 'duplicates',
    value: 'POLICY',
    words: ['drop', 'error'],
    help: 'repeated boundaries: drop (default) or error',
  },
  { long: 'sketch', help: 'learn from a sketch, in little memory' },
  { long: 'rank-error', value: 'SHARE', help: 'sketch error at 99% confidence (default: 0.001)' },
  { long: 'memory', value: 'SIZE', help: 'for all values, before a sketch (default: 1G)' },
];
