import { COMMANDS, type CommandInfo } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAG_GROUPS } from '../definitions/flags.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';
import { wrap } from '../terminal/wrap.ts';
import { TOPICS } from '../topics/topics.ts';

/** Examples of the main command, under a heading; each works on a file with columns fare and tip. */
export const EXAMPLES: string = `Examples:
  discretize -b -0.5,0,0.1,0.2,3 in.csv           every numeric column, in place
  discretize -b fare=10,20,50 -b tip=1,5 in.csv   a list for each column
  discretize -s spec.json in.csv -o out.csv       boundaries from a file
  discretize -b 10,20 -c fare -m one-hot in.csv   fare_0, fare_1 and fare_2
  discretize -b 10,20 -m label --append in.csv    "[10, 20)", in new columns
  discretize -n 2 -c fare in.csv.gz               boundaries from the data`;

/** How wide help may be. */
const WIDTH = 80;

/** The column at which help texts start. */
const INDENT = 27;

/** What `--help` prints: examples first. */
export function fullHelp(): string {
  const groups = FLAG_GROUPS.map(({ title, flags }) =>
    [`${title}:`, ...flags.map(flagLine)].join('\n'),
  );
  return [
    ...usageLines(),
    '',
    EXAMPLES,
    '',
    ...groups,
    'No file, or "-", is standard input. Files with the same header are one table.',
    ...wrap(
      [...TOPICS.keys()].join(', '),
      WIDTH,
      '            ',
      'More with discretize help TOPIC: ',
    ),
    ...exitCodeLines(),
    '',
  ].join('\n');
}

/** A line for each command, and what it does. */
function usageLines(): string[] {
  const main = ['[options] [file...]', 'bucket columns of CSV files'] as const;
  const others = COMMANDS.map((info) => [synopsis(info), info.help] as const);
  return [main, ...others].map(([usage, help], i) => {
    const lead = i === 0 ? 'Usage: discretize ' : '       discretize ';
    return `${lead}${usage.padEnd(USAGE)} ${help}`;
  });
}

/** How wide the synopses of commands are. */
const USAGE = 26;

/** A command with its operands: `spec FILE [options]`. */
export function synopsis({ name, operands, flags }: CommandInfo): string {
  const options = flags.some(({ long }) => long !== 'help') ? ['[options]'] : [];
  return [name, ...operands, ...options].join(' ');
}

/** The exit codes in one sentence; a code stays on a line with what it means. */
function exitCodeLines(): string[] {
  const codes = Object.values(EXIT_CODES).map(({ status, meaning }) => `${status} ${meaning}`);
  const sentence = ['0 done', ...codes].map((code) => code.replaceAll(' ', '\u00a0')).join(', ');
  const lines = wrap(sentence, WIDTH, '            ', 'Exit codes: ');
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}

/** What `discretize COMMAND --help` prints. */
export function commandHelp(info: CommandInfo): string {
  return [
    `Usage: discretize ${synopsis(info)}    ${info.help}`,
    '',
    ...info.about,
    ...(info.flags.length > 0 ? ['', ...info.flags.map(flagLine)] : []),
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

/** What a run of a command without files on a terminal prints. */
export function shortCommandHelp(name: string): string {
  const infos = COMMANDS.filter((info) => info.name === name);
  return [
    ...infos.map((info) => `Usage: discretize ${synopsis(info)}    ${info.help}`),
    '',
    ...infos.flatMap(({ about }) => about),
    '',
    `discretize ${name} --help lists all options.`,
    '',
  ].join('\n');
}

function flagLine(flag: Flag): string {
  return `  ${flagSynopsis(flag).padEnd(INDENT - 2)}${flag.help}`;
}

/** A flag as help and README show it: `-b, --boundaries LIST`, `--in-place[=SUFFIX]`. */
export function flagSynopsis({ short, long, value, isOptional }: Flag): string {
  const names = short === undefined ? `    --${long}` : `-${short}, --${long}`;
  if (isOptional) return `${names}[=${value}]`;
  return value === undefined ? names : `${names} ${value}`;
}
