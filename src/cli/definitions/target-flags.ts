import type { Objective, TargetStrategy, Trend } from '../../fit/target/options.ts';
import type { FitFlag } from './flag.ts';

/** The words of the flags. */
export const TARGET_STRATEGIES: readonly TargetStrategy[] = ['optimal', 'tree', 'mdlp', 'chimerge'];
export const OBJECTIVES: readonly Objective[] = [
  'iv',
  'likelihood',
  'gini',
  'js',
  'hellinger',
  'triangular',
  'ss',
];
export const TRENDS: readonly Trend[] = [
  'auto',
  'monotone',
  'ascending',
  'descending',
  'peak',
  'valley',
  'convex',
  'concave',
  'none',
];

/** The flags of boundaries that predict a target. */
export const TARGET_FLAGS: readonly FitFlag[] = (
  [
    {
      long: 'target',
      value: 'COLUMN',
      help: 'learn boundaries that predict this column',
      completes: 'columns',
    },
    { long: 'event', value: 'NUMBER', help: "the target's event; default 1 of 0 and 1" },
    {
      long: 'objective',
      value: 'NAME',
      words: OBJECTIVES,
      help: 'what is maximized; default iv, or ss for numbers',
    },
    { long: 'trend', value: 'SHAPE', words: TRENDS, help: 'of the rates of bins; default auto' },
    { long: 'min-bin', value: 'SIZE', help: 'rows in a bin, or a share; default 5%' },
    { long: 'max-bin', value: 'SIZE', help: 'rows in a bin, or a share; default any' },
    { long: 'min-events', value: 'N', help: 'rows of each class in a bin; default 5' },
    { long: 'min-difference', value: 'D', help: 'between the rates of neighboring bins' },
    { long: 'max-p', value: 'P', help: 'the p-value of neighboring bins; default any' },
    { long: 'penalty', value: 'X', help: 'what each boundary costs; default 0' },
    { long: 'candidates', value: 'N', help: 'places for boundaries; default 1000' },
    { long: 'exhaustive', help: 'all distinct values are candidates' },
    {
      long: 'fix',
      value: 'COL=A,B',
      help: 'boundaries that there must be',
      isRepeatable: true,
    },
  ] as const
).map((flag) => ({ ...flag, phase: 'whole' }));
