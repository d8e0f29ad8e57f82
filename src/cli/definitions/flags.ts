import { ENGINE_OPTIONS } from '../../engine/choose-engine.ts';
import { PRESET_NAMES } from '../../fit/compat/presets.ts';
import { STRATEGY_NAMES, STRATEGY_WORDS } from '../../fit/strategies/names.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
} from '../../spec/spec.ts';
import { COLOR_CHOICES } from '../terminal/color-choice.ts';
import { CSV_FLAGS } from './csv-flags.ts';
import type { Flag, FlagGroup } from './flag.ts';
import { LEARNING_FLAGS } from './learning-flags.ts';
import { OUTPUT_FLAG_GROUPS } from './output-flags.ts';
import { TYPE_FLAG_GROUP } from './type-flags.ts';

/** The heading of the flags of fitting. */
export const FITTING = 'Fitting, with --bins, --width or --every';

/** All flags of the main command, in the order of the help. */
export const FLAG_GROUPS: readonly FlagGroup[] = [
  {
    title: 'Bins',
    flags: [
      {
        long: 'boundaries',
        short: 'b',
        value: 'LIST',
        isRepeatable: true,
        completes: 'boundaries',
        help: '0,10 for all columns, fare=10,20 for one; repeatable',
      },
      {
        long: 'spec',
        short: 's',
        value: 'FILE',
        help: 'JSON spec or Keras layer; other flags override it',
      },
      { long: 'layer', value: 'NAME', help: 'Keras layer to use if the spec is a model' },
      {
        long: 'bins',
        short: 'n',
        value: 'N',
        help: 'fit N bins, or use a rule: auto, fd',
      },
      {
        long: 'strategy',
        value: 'NAME',
        words: STRATEGY_WORDS,
        help: STRATEGY_NAMES.join(' '),
      },
      {
        long: 'columns',
        short: 'c',
        value: 'LIST',
        isRepeatable: true,
        completes: 'columns',
        help: 'names, positions, 2-5, a..d, tip* (default: numeric)',
      },
    ],
  },
  { title: FITTING, flags: LEARNING_FLAGS },
  {
    title: 'Rules',
    flags: [
      {
        long: 'closed',
        value: 'SIDE',
        words: CLOSED_SIDES,
        help: 'left: [a, b) (default); right: (a, b]',
      },
      {
        long: 'outside',
        value: 'POLICY',
        words: OUTSIDES,
        help: 'beyond the edges: open bins (default) or missing',
      },
      {
        long: 'precision',
        value: 'TYPE',
        words: PRECISIONS,
        help: 'compare in float64 (default) or float32',
      },
      {
        long: 'compat',
        value: 'NAME',
        words: PRESET_NAMES,
        help: 'bin as sklearn, pandas, numpy or keras does',
      },
      {
        long: 'special',
        value: 'LIST',
        isRepeatable: true,
        help: 'own bins: -999 or util=-999,REF',
      },
      {
        long: 'missing',
        value: 'POLICY',
        words: MISSING_POLICIES,
        help: 'missing cell: empty (default), own, last, drop, error',
      },
      {
        long: 'invalid',
        value: 'POLICY',
        words: INVALID_POLICIES,
        help: 'invalid cell: error (default), missing, drop',
      },
      {
        long: 'na-values',
        value: 'LIST',
        isRepeatable: true,
        help: 'extra missing-value strings, such as -99,unknown',
      },
      { long: 'no-default-na', help: 'disable the default strings: NA, null, empty, ...' },
      {
        long: 'rejects',
        value: 'FILE',
        help: 'reject bad rows; write them to this CSV file',
      },
      { long: 'max-errors', value: 'N', help: 'reject up to N bad rows; fail on the next' },
    ],
  },
  ...OUTPUT_FLAG_GROUPS,
  TYPE_FLAG_GROUP,
  CSV_FLAGS,
  {
    title: 'Performance and messages',
    flags: [
      {
        long: 'engine',
        value: 'NAME',
        words: ENGINE_OPTIONS,
        help: 'auto (default), bytes (fast) or records',
      },
      { long: 'threads', value: 'N', help: 'bytes engine threads (default: all cores)' },
      { long: 'quiet', short: 'q', help: 'no warnings or summary' },
      { long: 'verbose', help: 'explain each choice; print the summary' },
      {
        long: 'color',
        value: 'WHEN',
        words: COLOR_CHOICES,
        help: 'auto (default: on terminals), always or never',
      },
      { long: 'no-progress', help: 'hide the progress line on terminals' },
      { long: 'debug', help: 'print error codes, and stack traces of bugs' },
      { long: 'help', short: 'h', help: '-h: short help; --help: all flags' },
      { long: 'version', short: 'V', help: 'print the version' },
    ],
  },
];

/** Every flag of the main command. */
export const FLAGS: readonly Flag[] = FLAG_GROUPS.flatMap(({ flags }) => flags);

/** True for the name of a flag of the main command, such as `--append` or `-b`. */
export function isFlagName(text: string): boolean {
  return FLAGS.some(({ long, short }) => text === `--${long}` || text === `-${short}`);
}
