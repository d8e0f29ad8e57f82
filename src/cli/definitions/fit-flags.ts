import type { Flag } from './flag.ts';
import { LEARNING_FLAGS } from './learning-flags.ts';
import { mainFlags, READING, RULES } from './shared-flags.ts';

/** The two halves of a fit. */
const HALVES: readonly Flag[] = [
  { long: 'partial', help: 'learn nothing yet: print sketches, for --merge' },
  { long: 'merge', help: 'learn from files of --partial' },
];

/** Which of the rules are for boundaries that are given. */
const GIVEN: readonly string[] = ['boundaries', 'spec', 'layer', 'outside'];
const READ_BY: readonly string[] = RULES.filter((long) => !GIVEN.includes(long));

/** All flags of `discretize fit`. */
export const FIT_FLAGS: readonly Flag[] = [
  ...mainFlags('strategy', 'bins'),
  ...LEARNING_FLAGS,
  ...HALVES,
  ...mainFlags('columns', 'output', 'output-mode', ...READ_BY, ...READING, 'quiet', 'no-progress'),
  { long: 'help', short: 'h', help: 'print this' },
];
