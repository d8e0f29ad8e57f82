import { Command, CommanderError } from 'commander';
import { parseNumberList } from '../../core/cells/number-list.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { STDOUT, STDOUT_NAMES } from '../../io/writing/sink.ts';
import { COMMANDS } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS, isFlagName } from '../definitions/flags.ts';
import { COLOR_CHOICES } from '../terminal/color-choice.ts';
import { choice } from './choice.ts';
import { flagOwnersHint } from './flag-owners.ts';
import { foreignFlagHint, foreignWordHint } from './foreign-terms.ts';
import { normalizeArguments, operandsLast } from './normalize.ts';
import type { RawOptions } from './raw-options.ts';

/** The arguments of the main command. */
export interface CommandLine {
  readonly flags: RawOptions;
  readonly files: readonly string[];
}

/**
 * Parses the arguments of the main command.
 *
 * @throws DiscretizeError E_USAGE for unknown flags and missing values
 */
export function parseMain(args: readonly string[]): CommandLine {
  const command = quietCommand();
  for (const flag of FLAGS) addFlag(command, flag);
  command.argument('[FILE...]');
  parse(command, normalizeArguments(args), '');
  return { flags: command.opts(), files: command.args };
}

/** Flags that every command accepts. */
const MESSAGES: readonly Flag[] = [
  { long: 'color', value: 'WHEN', help: '' },
  { long: 'debug', help: '' },
];

/** The arguments of a command of the table. */
export interface CommandArguments<Flags> {
  readonly operands: readonly string[];
  /** The values of its flags, by their long names in camel case. */
  readonly flags: Flags;
}

/**
 * Parses the arguments of a command of the table.
 *
 * @throws DiscretizeError E_USAGE for unknown flags, missing values, and too few or too many operands
 */
export function parseOptions<Flags = Readonly<Record<string, string | undefined>>>(
  name: string,
  args: readonly string[],
): CommandArguments<Flags> {
  const info = COMMANDS.find((candidate) => candidate.name === name);
  const command = quietCommand().allowExcessArguments(false);
  for (const flag of [...(info?.flags ?? []), ...MESSAGES]) addFlag(command, flag);
  for (const operand of info?.operands ?? []) command.argument(argumentOf(operand));
  parse(command, args, name);
  const { color, debug: _, ...flags } = command.opts<Pick<RawOptions, 'color' | 'debug'>>();
  choice('color', color, COLOR_CHOICES);
  // Commander returns the members of the flag table, which the type Flags describes.
  return { operands: command.args, flags: flags as Flags };
}

/**
 * Parses the arguments of a command that shares flags with the main one. A negative number is an operand.
 *
 * @throws DiscretizeError as `parseOptions`
 */
export function parseTyped<Flags extends RawOptions = RawOptions>(
  name: string,
  args: readonly string[],
): CommandArguments<Flags> {
  const info = COMMANDS.find((candidate) => candidate.name === name);
  const flags = [...(info?.flags ?? []), ...MESSAGES];
  const ordered = operandsLast(normalizeArguments(args, flags), flags);
  return parseOptions<Flags>(name, ordered);
}

/** An operand in commander's notation: `<file>` for `FILE`, `[file...]` for `[FILE...]`. */
function argumentOf(operand: string): string {
  return operand.startsWith('[') ? operand.toLowerCase() : `<${operand.toLowerCase()}>`;
}

/** A commander command that throws instead of printing and exiting. */
function quietCommand(): Command {
  const ignore = (): void => {};
  return new Command('discretize')
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: ignore, writeOut: ignore });
}

/**
 * Runs commander's parser, and rewrites its errors.
 *
 * @param name the command; empty for the main one
 */
function parse(command: Command, args: readonly string[], name: string): void {
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw usageError(error, name);
    throw error;
  }
}

function addFlag(command: Command, flag: Flag): void {
  const { short, long, value, isOptional } = flag;
  const names = short === undefined ? `--${long}` : `-${short}, --${long}`;
  if (value === undefined) command.option(names, '');
  else {
    const shown = isOptional ? `[${value}]` : `<${value}>`;
    command.option(`${names} ${shown}`, '', valueTaker(flag));
  }
}

/** The flags that name outputs; names of standard output become `-`. */
const OUTPUTS: readonly string[] = ['output', 'stats', 'rejects'];

/** A function that reads the value of a flag, or adds to the values of a repeatable one. */
function valueTaker(flag: Flag): (value: string, before: unknown) => unknown {
  return (value, before) => {
    // `normalizeArguments` adds an equals sign to a flag without its optional value.
    const name = value.replace(/=$/, '');
    if (isFlagName(name) || isNoList(flag, name)) throw missingValue(flag, name);
    if (OUTPUTS.includes(flag.long) && STDOUT_NAMES.includes(value)) return STDOUT;
    return flag.isRepeatable ? [...((before as string[] | undefined) ?? []), value] : value;
  };
}

/** True if the value of `-b` is a flag: a list of numbers never begins as a long flag does. */
function isNoList({ long }: Flag, value: string): boolean {
  return long === 'boundaries' && /^--[a-z]/i.test(value);
}

function missingValue({ long, value }: Flag, received: string): DiscretizeError {
  const what = isFlagName(received) ? 'is another flag' : 'looks like a flag';
  const next = isFlagName(received) ? `, then ${received}` : '';
  const other = foreignFlagHint(received);
  return new DiscretizeError('E_USAGE', `--${long} has no value: "${received}" ${what}`, {
    expected: value,
    received,
    hint: `write --${long} ${value}${next}${other === undefined ? '' : `; ${other}`}`,
  });
}

function usageError({ code, message }: CommanderError, name: string): DiscretizeError {
  const [first = '', guess] = message
    .replace(/^error: unknown option/, 'unknown flag')
    .replace(/^error: /, '')
    .split('\n');
  if (code === 'commander.optionMissingArgument') return lastValueMissing(first);
  const argument = /'([^']*)'/.exec(first)?.[1] ?? '';
  const other = foreignFlagHint(argument) ?? flagOwnersHint(argument, name) ?? wordHint(argument);
  const did = other === undefined ? guess?.replace(/^\(Did (.*)\?\)$/, ', did $1?') : undefined;
  return new DiscretizeError('E_USAGE', first.replaceAll("'", '"') + (did ?? ''), {
    hint: other ?? dashHint(argument) ?? listHint(name),
  });
}

/** The hint for a word of other tools as a flag, such as `--quartiles`. */
function wordHint(argument: string): string | undefined {
  return argument.startsWith('--') ? foreignWordHint(argument.slice(2)) : undefined;
}

/** The hint that names the list of the flags of a command. */
function listHint(name: string): string {
  return name === ''
    ? 'discretize --help lists all flags'
    : `discretize ${name} --help lists its flags`;
}

/** The error for a flag at the end without its value. */
function lastValueMissing(message: string): DiscretizeError {
  const [, long = '', value = ''] = /(--[a-z-]+) <([^>]*)>/.exec(message) ?? [];
  return new DiscretizeError('E_USAGE', `${long} has no value`, {
    expected: value,
    hint: `write ${long} ${value}`,
  });
}

/** The hint for an argument that begins with a dash and is not a flag: boundaries or a file. */
function dashHint(argument: string): string | undefined {
  if (!/^-[\d.]/.test(argument)) return undefined;
  try {
    parseNumberList(argument);
    return `if these are boundaries, write -b ${argument}`;
  } catch {
    return `if this is a file, write ./${argument}`;
  }
}
