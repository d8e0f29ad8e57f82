import { TOPICS } from '../topics/topics.ts';
import {
  COMPLETION_ABOUT,
  DRIFT_ABOUT,
  EXPORT_ABOUT,
  FIT_ABOUT,
  VERIFY_ABOUT,
} from './command-about.ts';
import { DRIFT_FLAGS } from './commands/drift-flags.ts';
import { EXPORT_FLAGS, VERIFY_FLAGS } from './commands/export-flags.ts';
import { FIT_FLAGS } from './commands/fit-flags.ts';
import { mainFlags, RULES } from './commands/shared-flags.ts';
import { DESCRIBE_FLAGS, HIST_FLAGS } from './commands/view-flags.ts';
import type { Flag } from './flag.ts';

/** A command other than the main one. The table drives help, completion and the manual page. */
export interface CommandInfo {
  /** One word; two words for a subcommand. */
  readonly name: string;
  /** The operands: `FILE`, or `[TOPIC]` for an optional one, or `FILE...` for several. */
  readonly operands: readonly string[];
  /** A short description. */
  readonly help: string;
  /** The text of its help: lines of at most 80 terminal cells. */
  readonly about: readonly string[];
  readonly flags: readonly Flag[];
  /** The possible words of an operand, by the operands before it; absent: operands are files. */
  readonly words?: (before: readonly string[]) => readonly string[];
}

const SPEC_FORMS: readonly string[] = [
  'FILE is any form of a spec, a Keras config or a .keras file; "-" is stdin.',
];

const LAYER: Flag = {
  long: 'layer',
  value: 'NAME',
  help: 'Keras layer to use if FILE is a model',
};

const HELP: Flag = { long: 'help', short: 'h', help: 'print this help' };

const JSON_FLAG: Flag = { long: 'json', help: 'print JSON', group: 'Output' };

/** The shells with a completion script. */
export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish', 'powershell'];

/** The names of topics and commands; after a topic, the words of that topic. */
function topicWords([topic, ...more]: readonly string[]): readonly string[] {
  if (topic !== undefined) return more.length === 0 ? (TOPICS.get(topic)?.words ?? []) : [];
  return [...TOPICS.keys(), ...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''))];
}

/** All commands except the main one, in the order of the help. */
export const COMMANDS: readonly CommandInfo[] = [
  {
    name: 'describe',
    operands: ['[FILE...]'],
    help: 'summarize each column',
    about: [
      'Prints for each column its position, name, contents (numbers, dates, text or',
      'mixed, with the first cell that differs), missing, invalid and distinct cells,',
      'quartiles and a sparkline. Above 10,000, distinct cells are an estimate.',
    ],
    flags: [...DESCRIBE_FLAGS, JSON_FLAG, HELP],
  },
  {
    name: 'hist',
    operands: ['[FILE...]'],
    help: 'draw a histogram of each column',
    about: [
      'Uses the boundaries of -s or -b. Without them, each column gets about 15 bins',
      'with round boundaries. Outliers get a bin of their own at each end. -n 20 makes',
      'up to 20 bins of equal width. Whole numbers get bins of whole width.',
      '',
      '  discretize hist -c fare in.csv              find good boundaries',
      '  discretize hist -b fare=10,20,40 in.csv     rows in each bin',
    ],
    flags: [...HIST_FLAGS, JSON_FLAG, HELP],
  },
  {
    name: 'fit',
    operands: ['[FILE...]'],
    help: 'fit boundaries to data',
    about: FIT_ABOUT,
    flags: FIT_FLAGS,
  },
  {
    name: 'explain',
    operands: ['VALUE...'],
    help: 'show the bin of a value',
    about: [
      'VALUE is fare=12.5, or 12.5 for every feature of the spec. Any cell will do:',
      'fare=NA, fare=, fare=abc. An error code, such as E_NOT_A_NUMBER, is explained as',
      '"discretize help errors" does.',
      '',
      '  discretize explain -b fare=10,20 fare=12.5',
      '  discretize explain -s spec.json fare=NA',
    ],
    flags: [...mainFlags(...RULES), JSON_FLAG, HELP],
    words: () => [],
  },
  {
    name: 'spec',
    operands: ['FILE'],
    help: 'print a spec in canonical form',
    about: [
      ...SPEC_FORMS,
      'For a file named check or diff, write ./check or ./diff.',
      '',
      '  discretize spec spec.json               canonical form',
      '  discretize spec --to keras spec.json    config of a Keras layer',
      '  discretize spec check spec.json         problems, or a summary',
      '  discretize spec diff old.json new.json  differences',
    ],
    flags: [
      {
        long: 'to',
        value: 'FORMAT',
        words: ['keras'],
        help: 'keras: a Discretization layer, or an array of them',
      },
      LAYER,
      HELP,
    ],
  },
  {
    name: 'spec check',
    operands: ['FILE'],
    help: 'check and summarize a spec',
    about: SPEC_FORMS,
    flags: [LAYER, JSON_FLAG, { long: 'csv', help: 'print CSV' }, HELP],
  },
  {
    name: 'spec diff',
    operands: ['OLD', 'NEW'],
    help: 'compare two specs',
    about: [
      'Prints nothing and exits with 0 if both specs bin alike; otherwise prints the',
      'differences and exits with 1. Specs may be in any form. If OLD has counts of its',
      'training data, the share of values that change bins is printed, too.',
    ],
    flags: [JSON_FLAG, HELP],
  },
  {
    name: 'drift',
    operands: ['SPEC', '[FILE...]'],
    help: 'compare with training data',
    about: DRIFT_ABOUT,
    flags: [...DRIFT_FLAGS, JSON_FLAG, HELP],
  },
  {
    name: 'export',
    operands: ['[FILE]'],
    help: 'export a spec as SQL or code',
    about: EXPORT_ABOUT,
    flags: EXPORT_FLAGS,
  },
  {
    name: 'verify',
    operands: ['[FILE]'],
    help: 'run exports on local engines',
    about: VERIFY_ABOUT,
    flags: VERIFY_FLAGS,
  },
  {
    name: 'help',
    operands: ['[TOPIC]', '[WORD]'],
    help: 'help for a command or topic',
    about: [...TOPICS].map(([name, { help }]) => `  ${name.padEnd(12)}${help}`),
    flags: [],
    words: topicWords,
  },
  {
    name: 'completion',
    operands: ['SHELL'],
    help: 'print a shell completion script',
    about: COMPLETION_ABOUT,
    flags: [HELP],
    words: (before) => (before.length === 0 ? SHELLS : []),
  },
];

/** The command at the start of arguments; a subcommand before its command. Undefined for the main command. */
export function commandOf(args: readonly string[]): CommandInfo | undefined {
  const matches = COMMANDS.filter(({ name }) =>
    name.split(' ').every((word, i) => args[i] === word),
  );
  return matches.sort((a, b) => b.name.length - a.name.length)[0];
}
