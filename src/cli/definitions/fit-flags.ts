import { QUANTILE_METHODS } from '../../fit/quantiles/methods.ts';
import type { FitFlag, FitPhase, Flag } from './flag.ts';
import { CELLS, mainFlags, READING } from './shared-flags.ts';

/** The column of weights, which `hist` has, too. */
export const WEIGHT: Flag = {
  long: 'weight',
  value: 'COLUMN',
  help: 'how often each row counts',
  completes: 'columns',
};

/** What is learned, and how. */
const LEARNING: readonly FitFlag[] = [
  {
    long: 'quantile-method',
    value: 'M',
    words: QUANTILE_METHODS,
    help: "between values: one of numpy's 13; default linear",
    phase: 'learn',
  },
  { long: 'nice', help: 'short numbers, as far as bins keep values', phase: 'learn' },
  { long: 'shared', help: 'one list for all columns, as a Keras layer has it', phase: 'collect' },
  { ...WEIGHT, phase: 'collect' },
  {
    long: 'duplicates',
    value: 'POLICY',
    words: ['drop', 'error'],
    help: 'repeated boundaries: drop (default) or error',
    phase: 'learn',
  },
  // With --partial it says what is done anyway.
  { long: 'sketch', help: 'learn from a sketch, in little memory', phase: 'both' },
  {
    long: 'rank-error',
    value: 'SHARE',
    help: "the sketch's, at 99 % confidence; default 0.001",
    phase: 'collect',
  },
  { long: 'partial', help: 'learn nothing yet: print sketches, for --merge', phase: 'both' },
  { long: 'merge', help: 'learn from files of --partial', phase: 'both' },
  {
    long: 'memory',
    value: 'SIZE',
    help: 'for all values; past it, a sketch; default 1G',
    phase: 'whole',
  },
  { long: 'epsilon', value: 'E', help: "keras: its layer's; default 0.01", phase: 'learn' },
  { long: 'batch', value: 'ROWS', help: 'keras: rows per batch; default 32', phase: 'learn' },
  {
    long: 'keras-version',
    value: 'V',
    words: ['3.15', '3.14'],
    help: 'keras: 3.15 (default) or 3.14',
    phase: 'learn',
  },
];

/** Flags of the main command with the phases that they act in, in the order of its table. */
function inPhases(phases: Readonly<Record<string, FitPhase>>): FitFlag[] {
  return mainFlags(...Object.keys(phases)).flatMap((flag) => {
    const phase = phases[flag.long];
    return phase === undefined ? [] : [{ ...flag, phase }];
  });
}

/** Flags that say how rows are read. */
function collecting(longs: readonly string[]): Readonly<Record<string, FitPhase>> {
  return Object.fromEntries(longs.map((long) => [long, 'collect']));
}

/** All flags of `discretize fit`. */
export const FIT_FLAGS: readonly FitFlag[] = [
  ...inPhases({ strategy: 'learn', bins: 'learn' }),
  ...LEARNING,
  ...inPhases({
    columns: 'both',
    output: 'both',
    'output-mode': 'learn',
    closed: 'learn',
    precision: 'learn',
    compat: 'whole',
    ...collecting(CELLS),
    ...collecting(READING),
    quiet: 'both',
    'no-progress': 'both',
  }),
  { long: 'help', short: 'h', help: 'print this', phase: 'both' },
];
