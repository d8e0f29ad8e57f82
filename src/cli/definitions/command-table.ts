import { TOPICS } from '../topics/topics.ts';
import { EXPORT_FLAGS } from './export-flags.ts';
import { FIT_FLAGS } from './fit-flags.ts';
import type { Flag } from './flag.ts';
import { DESCRIBE_FLAGS, HIST_FLAGS } from './look-flags.ts';
import { mainFlags, RULES } from './shared-flags.ts';
import { VERIFY_FLAGS } from './verify-flags.ts';

/** A command beside the main one. The table drives help, completion and the manual page. */
export interface CommandInfo {
  /** One word, or two where a command has parts. */
  readonly name: string;
  /** What follows the name: `FILE`, or `[TOPIC]` for what may be left out, or `FILE...` for several. */
  readonly operands: readonly string[];
  /** What it does, in a few words. */
  readonly help: string;
  /** What else its own help says: lines of at most 80 cells. */
  readonly about: readonly string[];
  readonly flags: readonly Flag[];
  /** The words that an operand can be, after those before it; absent: its operands are files. */
  readonly words?: (before: readonly string[]) => readonly string[];
}

const SPEC_FORMS: readonly string[] = [
  'FILE is any form of a spec, a Keras config or a .keras file; "-" is stdin.',
];

const LAYER: Flag = {
  long: 'layer',
  value: 'NAME',
  help: 'which Keras layer, where FILE is a whole model',
};

const HELP: Flag = { long: 'help', short: 'h', help: 'print this' };

const JSON_FLAG: Flag = { long: 'json', help: 'print JSON' };

/** The shells that there is a completion script for. */
export const SHELLS: readonly string[] = ['bash', 'zsh', 'fish', 'powershell'];

/** The names of topics and commands, or what may follow a topic. */
function topicWords([topic, ...more]: readonly string[]): readonly string[] {
  if (topic !== undefined) return more.length === 0 ? (TOPICS.get(topic)?.words ?? []) : [];
  return [...TOPICS.keys(), ...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''))];
}

/** All commands beside the main one, in the order of the help. */
export const COMMANDS: readonly CommandInfo[] = [
  {
    name: 'fit',
    operands: ['[file...]'],
    help: 'learn boundaries from data',
    about: [
      'Learns a boundary list for each column that -c selects (default: numeric)',
      'and prints a spec for discretize -s. -c fare:quantile:10,distance:kmeans:5 says',
      'it for each column. Missing values are left out; the outer bins stay open.',
      'Strategy keras repeats the adapt() of Keras: its boundaries depend on the batch',
      'size, with up to 16 points of rank error at batch 32. quantile is better.',
    ],
    flags: FIT_FLAGS,
  },
  {
    name: 'spec',
    operands: ['FILE'],
    help: 'print a spec in its canonical form',
    about: [...SPEC_FORMS, 'A file named check or diff is written ./check or ./diff.'],
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
    help: 'say what is in a spec, or wrong',
    about: SPEC_FORMS,
    flags: [LAYER, JSON_FLAG, HELP],
  },
  {
    name: 'spec diff',
    operands: ['OLD', 'NEW'],
    help: 'say how two specs differ',
    about: [
      'Prints nothing and ends with 0 where both do the same, else ends with 1. Specs',
      'may be in any form. Where the old one has the counts of the values that it was',
      'learned from, it is said how many of them have another bin in the new one.',
    ],
    flags: [JSON_FLAG, HELP],
  },
  {
    name: 'export',
    operands: ['[FILE]'],
    help: 'write a spec in another language',
    about: [
      'Writes the rules of a spec as SQL or code that gives the same codes there;',
      '--list prints all targets, and what each was proved on. FILE is any form of a',
      'spec; "-" is stdin. --check writes a query or script that runs the export on',
      'adversarial values, and gives those whose output differs:',
      '',
      '  discretize export --to duckdb --from trips spec.json',
      '  discretize export --to postgres --check spec.json | psql',
    ],
    flags: EXPORT_FLAGS,
  },
  {
    name: 'verify',
    operands: ['[FILE]'],
    help: 'check exports on engines here',
    about: [
      'Runs the checks of "discretize export --check" and prints a table: engine,',
      'version, values, differences, and why an engine refused or did not run. Exits',
      'with 1 if a value differs. Engines: javascript, duckdb, postgres and sqlite (npm',
      'packages); python, polars, onnx, pmml, keras, Rscript, psql, sqlite3, mysql,',
      'clickhouse, spark-submit (programs on the PATH). No other program or shell runs:',
      '',
      '  discretize verify --on duckdb,postgres spec.json',
      '  discretize verify --on python=venv/bin/python --data in.csv spec.json',
    ],
    flags: VERIFY_FLAGS,
  },
  {
    name: 'explain',
    operands: ['VALUE...'],
    help: 'say what bin a value has',
    about: [
      'VALUE is fare=12.5, or 12.5 for every feature of the spec; it is all that a cell',
      'may be: fare=NA, fare=, fare=abc. The code of an error, such as E_NOT_A_NUMBER,',
      'is explained as "discretize help errors" does.',
    ],
    flags: [...mainFlags(...RULES), JSON_FLAG, HELP],
    words: () => [],
  },
  {
    name: 'describe',
    operands: ['[FILE...]'],
    help: 'say what each column holds',
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
    ],
    flags: [...HIST_FLAGS, JSON_FLAG, HELP],
  },
  {
    name: 'help',
    operands: ['[TOPIC]', '[WORD]'],
    help: 'more on a command or a topic',
    about: [...TOPICS].map(([name, { help }]) => `  ${name.padEnd(12)}${help}`),
    flags: [],
    words: topicWords,
  },
  {
    name: 'completion',
    operands: ['SHELL'],
    help: 'make a shell complete words',
    about: [
      'SHELL is one of these, with what makes it complete the words of discretize:',
      '',
      '  bash        source <(discretize completion bash)      in ~/.bashrc',
      '  zsh         source <(discretize completion zsh)       in ~/.zshrc',
      '  fish        discretize completion fish | source       in config.fish',
      '  powershell  discretize completion powershell | Out-String | Invoke-Expression',
      '',
      'Names of columns come from the file on the line: discretize in.csv -c <Tab>',
    ],
    flags: [HELP],
    words: (before) => (before.length === 0 ? SHELLS : []),
  },
];

/** The command that some arguments begin with; the one with the most words, where there are two. */
export function commandOf(args: readonly string[]): CommandInfo | undefined {
  const matches = COMMANDS.filter(({ name }) =>
    name.split(' ').every((word, i) => args[i] === word),
  );
  return matches.sort((a, b) => b.name.length - a.name.length)[0];
}
