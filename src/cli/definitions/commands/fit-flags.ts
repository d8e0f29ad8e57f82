import { STRATEGY_NAMES, STRATEGY_WORDS } from '../../../fit/strategies/names.ts';
import { TARGET_STRATEGY_NAMES } from '../../../fit/target/strategies/names.ts';
import type { FitFlag, FitPhase, Flag } from '../flag.ts';
import { LEARNING_FLAGS } from '../learning-flags.ts';
import { TYPE_FLAG_GROUP } from '../type-flags.ts';
import { CELLS, mainFlags, READING } from './shared-flags.ts';
import { FIT_PRESETS, TARGET_FLAGS } from './target-flags.ts';

/** The two halves of a fit. */
const HALVES: readonly FitFlag[] = [
  {
    long: 'partial',
    help: 'print sketches for --merge; fit nothing yet',
    group: 'Fitting',
    phase: 'both',
  },
  { long: 'merge', help: 'fit from files of --partial', group: 'Fitting', phase: 'both' },
];

/** Flags of the main command that accept more words with a target. */
const WITH_TARGET: Readonly<Record<string, Pick<Flag, 'help' | 'words'>>> = {
  strategy: {
    words: [...STRATEGY_WORDS, ...TARGET_STRATEGY_NAMES],
    help: `${STRATEGY_NAMES.join(' ')}; target: ${TARGET_STRATEGY_NAMES.join(' ')}`,
  },
  compat: { words: FIT_PRESETS, help: 'follow sklearn, numpy, keras, optbinning, toad, ...' },
};

/** Flags of the main command with their phases, in the order of its table. */
function inPhases(phases: Readonly<Record<string, FitPhase>>): FitFlag[] {
  return mainFlags(...Object.keys(phases)).flatMap((flag) => {
    const phase = phases[flag.long];
    if (phase === undefined) return [];
    return [{ ...flag, ...WITH_TARGET[flag.long], phase }];
  });
}

/** The flags of reading. */
function collecting(longs: readonly string[]): Readonly<Record<string, FitPhase>> {
  return Object.fromEntries(longs.map((long) => [long, 'collect']));
}

/** The flags of column types. They need a whole fit: sketch files do not store the type of a column. */
const TYPES: Readonly<Record<string, FitPhase>> = Object.fromEntries(
  TYPE_FLAG_GROUP.flags.map(({ long }) => [long, 'whole']),
);

/** All flags of `discretize fit`. */
export const FIT_FLAGS: readonly FitFlag[] = [
  ...inPhases({ strategy: 'learn', bins: 'learn' }),
  ...LEARNING_FLAGS,
  // With --bins, the binned rows are the training data: no group is unknown.
  {
    long: 'else',
    value: 'POLICY',
    words: ['all', 'missing', 'error'],
    help: 'unknown groups: all (default), missing, error',
    group: 'Fitting',
    phase: 'whole',
  },
  ...TARGET_FLAGS.map((flag) => ({ ...flag, group: 'Target' as const })),
  ...HALVES,
  ...inPhases({
    columns: 'both',
    output: 'both',
    'output-mode': 'learn',
    value: 'learn',
    'label-digits': 'learn',
    closed: 'learn',
    precision: 'learn',
    special: 'collect',
    compat: 'whole',
    ...collecting(CELLS),
    ...collecting(READING),
    ...TYPES,
    quiet: 'both',
    'no-progress': 'both',
  }),
  {
    long: 'json',
    help: 'print the table of bins as JSON; needs -o',
    group: 'Output files',
    phase: 'learn',
  },
  {
    long: 'csv',
    help: 'print the table of bins as CSV; needs -o',
    group: 'Output files',
    phase: 'learn',
  },
  { long: 'help', short: 'h', help: 'print this help', phase: 'both' },
];
