import { PRESET_NAMES } from '../../../fit/compat/presets.ts';
import { TARGET_TYPES } from '../../../fit/target/classify.ts';
import { TARGET_PRESETS } from '../../../fit/target/options.ts';
import { PARAMETER_NAMES, TARGET_PARAMETERS } from '../../../fit/target/strategies/parameters.ts';
import type { FitFlag } from '../flag.ts';

/** The programs of `fit --compat`, with a target or without. */
export const FIT_PRESETS: readonly string[] = [...new Set([...PRESET_NAMES, ...TARGET_PRESETS])];

/** The flags of the parameters of strategies with a target. */
const PARAMETER_FLAGS: readonly FitFlag[] = PARAMETER_NAMES.map((name) => {
  const { flag: long, value, help, words } = TARGET_PARAMETERS[name];
  return {
    long,
    help,
    ...(value !== undefined && { value }),
    ...(words !== undefined && { words }),
    phase: 'learn',
  };
});

/** The flags of boundaries that predict a target. */
export const TARGET_FLAGS: readonly FitFlag[] = [
  {
    long: 'target',
    value: 'COLUMN',
    help: 'fit boundaries that predict this column',
    completes: 'columns',
    phase: 'both',
  },
  { long: 'event', value: 'VALUE', help: "the target's event (default: 1, yes)", phase: 'both' },
  {
    long: 'target-type',
    value: 'TYPE',
    words: TARGET_TYPES,
    help: 'binary, continuous or classes',
    phase: 'both',
  },
  ...PARAMETER_FLAGS,
  {
    long: 'fix',
    value: 'COL=A,B',
    help: 'required boundaries: age=18,65',
    isRepeatable: true,
    completes: 'boundaries',
    phase: 'learn',
  },
];
