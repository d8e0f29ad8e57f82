import { FLAG_GROUPS, type Flag } from './flags.ts';

const EXAMPLES = `Examples:
  discretize -b -0.5,0,0.1,0.2,3 in.csv           every numeric column, in place
  discretize -b fare=10,20,50 -b tip=1,5 in.csv   a list for each column
  discretize -s spec.json in.csv -o out.csv       boundaries from a file
  discretize -b 10,20 -c fare -m one-hot in.csv   fare_0, fare_1 and fare_2
  discretize -b 10,20 -m label --append in.csv    "[10, 20)", in new columns
  zcat in.csv.gz | discretize -s spec.json | head`;

const EXIT_CODES = `Exit codes: 0 done, 1 bad data, 2 wrong use, 66 input missing or unreadable,
            73 output cannot be made, 74 writing failed, 70 a bug in discretize`;

/** The column at which help texts start. */
const INDENT = 26;

/** What `--help` prints: one screen, examples first. */
export function fullHelp(): string {
  const groups = FLAG_GROUPS.map(({ title, flags }) =>
    [`${title}:`, ...flags.map(flagLine)].join('\n'),
  );
  return [
    'Usage: discretize [options] [file...]      bucket numeric columns of CSV files',
    '       discretize spec FILE [--to keras]   print a spec in its canonical form',
    '',
    EXAMPLES,
    '',
    ...groups,
    '',
    'No file, or "-", is standard input. Files with the same header are one table.',
    EXIT_CODES,
    '',
  ].join('\n');
}

/** What a run without arguments on a terminal prints. */
export function shortHelp(): string {
  return [
    'discretize turns numeric CSV columns into bins.',
    '',
    EXAMPLES,
    '',
    'discretize --help lists all options.',
    '',
  ].join('\n');
}

function flagLine(flag: Flag): string {
  return `  ${flagSynopsis(flag).padEnd(INDENT - 2)}${flag.help}`;
}

/** A flag as help and README show it: `-b, --boundaries LIST`. */
export function flagSynopsis({ short, long, value }: Flag): string {
  const names = short === undefined ? `    --${long}` : `-${short}, --${long}`;
  return value === undefined ? names : `${names} ${value}`;
}
