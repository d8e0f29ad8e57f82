import { closest } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { COMMANDS } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS } from '../definitions/flags.ts';
import { foreignWordHint } from './foreign-terms.ts';

/**
 * Suggests a command or flags if the first argument is not a file.
 *
 * @throws DiscretizeError E_INPUT
 */
export async function suggestCommand(first: string, args: readonly string[]): Promise<void> {
  const guess = closest(first, new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? '')));
  const word = foreignWordHint(first);
  if (guess === undefined || word !== undefined) return suggestFlags([first], args);
  await explainMissing(first, {
    text: `, did you mean the command "${guess}"?`,
    hint: `use discretize ${guess}; discretize --help lists all commands`,
  });
}

/**
 * Suggests flags for operands that are not files: words of other tools, values of the flag before them, and names of
 * columns.
 *
 * @param args the arguments after the command
 * @throws DiscretizeError E_INPUT
 */
export async function suggestFlags(
  files: readonly string[],
  args: readonly string[],
): Promise<void> {
  for (const file of files) {
    const hint = foreignWordHint(file) ?? valueHint(file, args) ?? columnHint(file, files);
    if (hint !== undefined) await explainMissing(file, { text: '', hint });
  }
}

const ALL_FLAGS: readonly Flag[] = [FLAGS, ...COMMANDS.map(({ flags }) => flags)].flat();

/** The names of values that are lists, in help. */
const LISTS: readonly string[] = ['LIST', 'COLUMNS', 'STYLES'];

/**
 * The hint for a word that may be the value of the flag before it, if that flag takes a value after an equals sign
 * only, or the next item of the list of that flag.
 */
function valueHint(word: string, args: readonly string[]): string | undefined {
  const at = args.indexOf(word);
  const flag = flagOf(args[at - 1]);
  if (flag?.isOptional) return `write --${flag.long}=${word}`;
  let first = at - 1;
  while (first > 0 && isWord(args[first])) first--;
  const list = flagOf(args[first]);
  if (list?.value === undefined || !LISTS.includes(list.value) || !isWord(word)) return undefined;
  const end = args.findIndex((argument, i) => i > at && !isWord(argument));
  const items = args.slice(first + 1, end < 0 ? undefined : end);
  if (list.long === 'boundaries' && !items.every((item) => /^[\d,]+$/.test(item))) return undefined;
  return `write the list with commas: ${args[first]} ${items.join(',')}`;
}

function flagOf(argument: string | undefined): Flag | undefined {
  return ALL_FLAGS.find(({ long, short }) => [`--${long}`, `-${short}`].includes(argument ?? ''));
}

/** True for a possible item of a list: neither a flag, a path nor a glob. */
function isWord(argument: string | undefined): boolean {
  return argument !== undefined && !/^-|[./*?[]/.test(argument);
}

/** The hint for a plain word beside another file, which may be a column. */
function columnHint(word: string, files: readonly string[]): string | undefined {
  if (files.length < 2 || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word)) return undefined;
  return `if "${word}" is a column, write -c ${word}`;
}

/** Adds a text and a hint to the error of a file if it cannot be read. */
async function explainMissing(
  file: string,
  { text, hint }: { readonly text: string; readonly hint: string },
): Promise<void> {
  try {
    await checkInputs([file]);
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { code, message, cause } = error;
    throw new DiscretizeError(code, `${message}${text}`, { received: file, hint, cause });
  }
}

/**
 * Suggests the subcommand for a misspelled second word.
 *
 * @param command the first word
 * @param args the arguments after it; a lone operand may be a file and is accepted
 * @throws DiscretizeError E_USAGE
 */
export function suggestSubcommand(command: string, args: readonly string[]): void {
  const [part = '', next] = args;
  if (next === undefined || next.startsWith('-')) return;
  const names = COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(`${command} `));
  const guess = closest(
    part,
    names.map((name) => name.slice(command.length + 1)),
  );
  if (guess === undefined) return;
  const message = `unknown command "${command} ${part}", did you mean "${command} ${guess}"?`;
  throw new DiscretizeError('E_USAGE', message, {
    expected: names,
    received: part,
    hint: `discretize ${command} --help lists its flags`,
  });
}

/**
 * Adds to the hint of a usage error how to write a file that has the name of a command.
 *
 * @param words the words of the command
 * @returns the error itself if there is no such file
 */
export async function withFileHint(error: unknown, words: readonly string[]): Promise<unknown> {
  if (!(error instanceof DiscretizeError) || error.code !== 'E_USAGE') return error;
  const { code, message, hint, at, expected, received, cause } = error;
  for (const word of words) {
    if (!(await exists(word))) continue;
    const advice = `for the file ${word}, write ./${word}`;
    const both = hint === undefined ? advice : `${hint}; ${advice}`;
    return new DiscretizeError(code, message, { hint: both, at, expected, received, cause });
  }
  return error;
}

async function exists(path: string): Promise<boolean> {
  try {
    await checkInputs([path]);
    return true;
  } catch {
    return false;
  }
}
