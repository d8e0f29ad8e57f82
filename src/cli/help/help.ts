import { wrap } from '../../view/text-width.ts';
import { COMMANDS, type CommandInfo } from '../definitions/command-table.ts';
import { FLAG_GROUPS } from '../definitions/flags.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';
import { TOPICS } from '../topics/topics.ts';
import { flagSections, sectionLines, WIDTH } from './flag-lines.ts';

/** The topics of help. */
const MORE = wrap(
  [...TOPICS.keys()].join(', '),
  WIDTH,
  '  ',
  'All flags: --help. Topics: discretize help ',
).join('\n');

/** Examples of the main command, under a heading; each works on a file with columns fare and tip. */
export const EXAMPLES: string = `Examples:
  discretize -b fare=10,20 -b tip=1,5 in.csv         a list for each column
  discretize -b fare=10,20 --label-format {lower}-{upper} in.csv  < 10, 10-20
  discretize -n 2 -c fare --labels low,high in.csv   labels for quantile bins
  discretize --width 10 -c fare -m one_hot in.csv    a column for each bin
  discretize hist -c fare in.csv                     a histogram of a column
  discretize -s spec.json in.csv -o out.csv          boundaries from fit -o`;

/** The help of `-h`: the flags that most runs use, and examples, on a screen of 24 lines. */
export const BRIEF_HELP: string = `Usage: discretize [FLAGS] [FILE...]   bin numeric CSV columns of FILE or stdin
       discretize COMMAND ...         describe, hist, fit, explain, spec, export
  -b, --boundaries LIST  10,20 or fare=10,20  --missing POLICY  missing cells
  -s, --spec FILE        read a spec          --invalid POLICY  invalid cells
  -n, --bins N           fit N bins           --na-values LIST  missing values
      --strategy NAME    fit method           --rejects FILE    write bad rows
      --width W          bins of width W      --closed SIDE     left or right
      --every STEP       bins of dates        --by COLUMNS      bins per group
  -c, --columns LIST     columns to bin   -d, --delimiter TEXT  default: comma
  -m, --output-mode MODE int, label ...       --decimal CHAR    . or ,
      --labels LIST      names of bins        --no-header       no header row
      --append           add columns          --stats FILE      rows per bin
      --only             drop the others      --weight COLUMN   row weights
      --preview[=N]      write nothing        --nice            round boundaries
  -o, --output FILE      write FILE           --in-place[=EXT]  overwrite input
${EXAMPLES}
${MORE}
`;

/** The help of `--help`: examples first. */
export function fullHelp(): string {
  return [
    ...usageLines(),
    '',
    EXAMPLES,
    ...FLAG_GROUPS.flatMap(sectionLines),
    ...topicLines(),
    ...exitCodeLines(),
    '',
  ].join('\n');
}

/** The topics of help under their heading. */
function topicLines(): string[] {
  return wrap([...TOPICS.keys()].join(', '), WIDTH, '  ', 'Topics: discretize help ');
}

/** The usage lines: each command with its description. */
function usageLines(): string[] {
  const main = ['[FLAGS] [FILE...]', 'bin columns of CSV files or stdin'] as const;
  const others = COMMANDS.map((info) => [synopsis(info), info.help] as const);
  return [main, ...others].map(([usage, help], i) => {
    const lead = i === 0 ? 'Usage: discretize ' : '       discretize ';
    return `${lead}${usage.padEnd(USAGE)} ${help}`;
  });
}

/** The width of the synopses of commands. */
const USAGE = 28;

/** A command with its operands: `spec FILE [FLAGS]`. */
export function synopsis({ name, operands, flags }: CommandInfo): string {
  const given = flags.some(({ long }) => long !== 'help') ? ['[FLAGS]'] : [];
  return [name, ...operands, ...given].join(' ');
}

/** The exit codes in one sentence; each code stays on one line with its meaning. */
function exitCodeLines(): string[] {
  const codes = Object.values(EXIT_CODES).map(({ status, meaning }) => `${status} ${meaning}`);
  const sentence = ['0 done', ...codes].map((code) => code.replaceAll(' ', '\u00a0')).join(', ');
  const lines = wrap(sentence, WIDTH, '            ', 'Exit codes: ');
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}

/** The help of `discretize COMMAND --help`. */
export function commandHelp(info: CommandInfo): string {
  return [
    `Usage: discretize ${synopsis(info)}    ${info.help}`,
    '',
    ...info.about,
    ...(info.flags.length > 0 ? ['', ...flagSections(info.flags).flatMap(sectionLines)] : []),
    '',
  ].join('\n');
}

/** The help of a run without arguments on a terminal. */
export function shortHelp(): string {
  return [
    'discretize turns numeric CSV columns into bins.',
    '',
    EXAMPLES,
    '',
    'discretize --help lists all flags.',
    '',
  ].join('\n');
}

/** The help of a command without files on a terminal. */
export function shortCommandHelp(name: string): string {
  const infos = COMMANDS.filter((info) => info.name === name);
  return [
    ...infos.map((info) => `Usage: discretize ${synopsis(info)}    ${info.help}`),
    '',
    ...infos.flatMap(({ about }) => about),
    '',
    `discretize ${name} --help lists all flags.`,
    '',
  ].join('\n');
}
