import { PRESET_NAMES } from '../../../fit/compat/presets.ts';
import { TARGET_TYPES } from '../../../fit/target/classify.ts';
import { TARGET_PRESETS } from '../../../fit/target/options.ts';
import {
  PARAMETER_NAMES,
  type ParameterName,
  TARGET_PARAMETERS,
} from '../../../fit/target/strategies/parameters.ts';
import type { FitFlag } from '../flag.ts';

/** The programs of `fit --compat`, with a target or without. */
export const FIT_PRESETS: readonly string[] = [...new Set([...PRESET_NAMES, ...TARGET_PRESETS])];

/** The help texts of the parameters. */
const HELP: Readonly<Record<ParameterName, string>> = {
  objective: 'measure to maximize (default: iv)',
  trend: 'shape of rates across bins (default: auto)',
  minBin: 'minimum rows of a bin, or a share (default: 5%)',
  maxBin: 'maximum rows of a bin, or a share',
  minEvents: 'minimum rows of each class in a bin (default: 5)',
  minDifference: 'minimum difference of neighboring rates',
  maxP: 'maximum p-value between neighboring bins',
  penalty: 'cost of each boundary (default: 0)',
  candidates: 'candidate boundaries (default: 1000)',
  exhaustive: 'use all distinct values as candidates; slow',
  woeSmooth: 'added if a bin lacks a class (default: 0.5)',
  woeSign: 'class of positive WoE (default: good)',
  significance: 'chimerge: significance level (default: 0.05)',
};

/** The flags of the parameters of strategies with a target. */
const PARAMETER_FLAGS: readonly FitFlag[] = PARAMETER_NAMES.map((name) => {
  const { flag: long, value, words } = TARGET_PARAMETERS[name];
  return {
    long,
    help: HELP[name],
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
