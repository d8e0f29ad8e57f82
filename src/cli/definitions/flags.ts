import { NAME_BYS } from '../../encode/mode.ts';
import { OUTPUT_MODE_NAMES } from '../../encode/registry.ts';
import { ENGINE_OPTIONS } from '../../engine/choose-engine.ts';
import { PRESET_NAMES } from '../../fit/compat/presets.ts';
import { STRATEGY_HELP, STRATEGY_WORDS } from '../../fit/strategies/registry.ts';
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
import { COLUMN_FLAGS, LABEL_FLAGS } from './output-flags.ts';

/** All flags of the main command, in the order of the help. */
export const FLAG_GROUPS: readonly FlagGroup[] = [
  {
    title: 'What to bucket',
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
        help: 'a JSON spec or a Keras layer; other flags win over it',
      },
      { long: 'layer', value: 'NAME', help: 'which Keras layer, where the spec is a whole model' },
      {
        long: 'bins',
        short: 'n',
        value: 'N',
        help: 'learn so many bins first, or as a rule says: auto, fd',
      },
      {
        long: 'strategy',
        value: 'NAME',
        words: STRATEGY_WORDS,
        help: STRATEGY_HELP,
      },
      {
        long: 'columns',
        short: 'c',
        value: 'LIST',
        isRepeatable: true,
        completes: 'columns',
        help: 'names, positions, 2-5, a..d, tip*; default: numeric',
      },
    ],
  },
  { title: 'How to learn boundaries, with --bins', flags: LEARNING_FLAGS },
  {
    title: 'What to write',
    flags: [
      {
        long: 'output-mode',
        short: 'm',
        value: 'MODE',
        words: OUTPUT_MODE_NAMES,
        help: 'default int; one_hot, multi_hot, count, label, bounds',
      },
      {
        long: 'output',
        short: 'o',
        value: 'FILE',
        help: 'write to a file, which appears once it is whole',
      },
      {
        long: 'in-place',
        value: 'EXT',
        isOptional: true,
        help: 'write each file over itself; =.bak keeps the old ones',
      },
      { long: 'append', help: 'keep the columns, and put the made ones last' },
      { long: 'suffix', value: 'TEXT', help: 'what --append adds to a column name (default _bin)' },
      { long: 'name', value: 'NAME', help: 'what multi_hot and count columns are named after' },
      {
        long: 'name-by',
        value: 'WORD',
        words: NAME_BYS,
        help: "end made names in the bin's code (default) or label",
      },
      ...LABEL_FLAGS,
      ...COLUMN_FLAGS,
      {
        long: 'preview',
        value: 'N',
        isOptional: true,
        help: 'show the first rows before and after; write nothing',
      },
      { long: 'print-spec', help: 'print what flags and file come to, as a spec for -s' },
      { long: 'stats', value: 'FILE', help: 'write the counts per bin as JSON' },
      {
        long: 'rejects',
        value: 'FILE',
        help: 'leave out bad rows, and write them to this CSV file',
      },
      { long: 'max-errors', value: 'N', help: 'leave out up to N bad rows; one more ends the run' },
    ],
  },
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
        value: 'WHAT',
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
        help: 'more cells that mean "missing", such as -99,unknown',
      },
      { long: 'no-default-na', help: 'NA, null, empty cells and so on are not missing' },
      {
        long: 'compat',
        value: 'SYSTEM',
        words: PRESET_NAMES,
        help: 'bins as those of sklearn, pandas, numpy or keras',
      },
    ],
  },
  CSV_FLAGS,
  {
    title: 'Speed and messages',
    flags: [
      {
        long: 'engine',
        value: 'NAME',
        words: ENGINE_OPTIONS,
        help: 'auto (default), bytes (fast) or records',
      },
      { long: 'threads', value: 'N', help: 'how many work for bytes (default: all cores)' },
      { long: 'quiet', short: 'q', help: 'no warnings and no summary' },
      { long: 'verbose', help: 'say what is done and why; print the summary' },
      {
        long: 'color',
        value: 'WHEN',
        words: COLOR_CHOICES,
        help: 'auto (default: on terminals), always or never',
      },
      { long: 'no-progress', help: 'do not show on a terminal how far the run is' },
      { long: 'debug', help: "an error's code; the stack, where it is a bug" },
      { long: 'help', short: 'h', help: 'print this' },
      { long: 'version', short: 'V', help: 'print the version' },
    ],
  },
];

/** Every flag of the main command. */
export const FLAGS: readonly Flag[] = FLAG_GROUPS.flatMap(({ flags }) => flags);

/** True for text that is a flag's name, such as `--append` or `-b`. */
export function isFlagName(text: string): boolean {
  return FLAGS.some(({ long, short }) => text === `--${long}` || text === `-${short}`);
}
