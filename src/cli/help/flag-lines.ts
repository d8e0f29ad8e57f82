import { wrap } from '../../view/text-width.ts';
import { COMMANDS } from '../definitions/command-table.ts';
import type { Flag, FlagGroup } from '../definitions/flag.ts';
import { FITTING, FLAG_GROUPS, FLAGS } from '../definitions/flags.ts';

/** The maximum width of help. */
export const WIDTH = 80;

/** The column at which help texts start. */
const INDENT = 27;

/** The least number of flags that are divided by headings. */
const MANY = 25;

/** The groups of flags that the main command lacks, each with the group that follows it. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['Target', 'Rules'],
  ['Output', 'Dates, durations, written numbers'],
]);

/** The titles of all groups in the order of the help. */
const TITLES: readonly string[] = FLAG_GROUPS.flatMap(({ title }) => [
  ...[...OTHERS].flatMap(([other, next]) => (next === title ? [other] : [])),
  title,
]);

/**
 * The flags of a command under headings: its own first, without one; then the groups of the main command. A
 * command with few flags has one group.
 */
export function flagSections(flags: readonly Flag[]): readonly FlagGroup[] {
  if (flags.length < MANY) return [{ title: '', flags }];
  return ['', ...TITLES].flatMap((title) => {
    const members = flags.filter((flag) => titleOf(flag) === title);
    return members.length === 0
      ? []
      : [{ title: title === FITTING ? 'Fitting' : title, flags: members }];
  });
}

function titleOf({ long, group }: Flag): string {
  if (group !== undefined) return group === 'Fitting' ? FITTING : group;
  return FLAG_GROUPS.find(({ flags }) => flags.some((flag) => flag.long === long))?.title ?? '';
}

/** A group of flags as lines, under its heading. */
export function sectionLines({ title, flags }: FlagGroup): string[] {
  return [...(title === '' ? [] : [`${title}:`]), ...flags.map(flagLine)];
}

/** A flag and its help, which begins on the next line if the flag is long. */
function flagLine(flag: Flag): string {
  const start = `  ${flagSynopsis(flag).padEnd(INDENT - 2)}`;
  return wrap(flag.help, WIDTH, ' '.repeat(INDENT), start).join('\n');
}

/**
 * The help of a flag, with the commands that have it.
 *
 * @param name the long or short name, with or without dashes
 * @returns undefined for an unknown flag
 */
export function flagHelp(name: string): string | undefined {
  const bare = name.replace(/^--?/, '');
  const commands = [{ name: '', flags: FLAGS }, ...COMMANDS];
  const found = commands.flatMap(({ name: command, flags }) => {
    const flag = flags.find(({ long, short }) => long === bare || short === bare);
    if (flag === undefined || flag.long === 'help') return [];
    return [{ command: `discretize ${command}`.trimEnd(), line: flagLine(flag) }];
  });
  if (found.length === 0) return undefined;
  const lines = [...new Set(found.map(({ line }) => line))].flatMap((line) => {
    const owners = found.filter((one) => one.line === line).map(({ command }) => command);
    return [...wrap(owners.join(', '), WIDTH, '  '), line];
  });
  return `${lines.join('\n')}\n`;
}

/** A flag as help and README show it: `-b, --boundaries LIST`, `--in-place[=SUFFIX]`. */
export function flagSynopsis({ short, long, value, isOptional }: Flag): string {
  const names = short === undefined ? `    --${long}` : `-${short}, --${long}`;
  if (isOptional) return `${names}[=${value}]`;
  return value === undefined ? names : `${names} ${value}`;
}
