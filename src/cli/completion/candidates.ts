import { COMMANDS } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS } from '../definitions/flags.ts';
import type { TypedLine } from './line.ts';

/** A completion of the current word. */
export interface Candidate {
  readonly text: string;
  /** A short description; may be empty. */
  readonly help: string;
}

/** The completions of the current word. */
export interface Completion {
  /** The words that begin with the current word, to replace it. */
  readonly candidates: readonly Candidate[];
  /** True if the shell should also complete file names. */
  readonly files: boolean;
  /** True if the shell should not add a space: the word may go on. */
  readonly goesOn: boolean;
}

const NOTHING: Completion = { candidates: [], files: false, goesOn: false };

/**
 * The completions of the current word of a line.
 *
 * @param columns reads the column names of the file on the line; called only to complete column names
 */
export async function complete(
  line: TypedLine,
  columns: () => Promise<readonly string[]>,
): Promise<Completion> {
  const { flag, typed, before, info } = line;
  if (flag !== undefined) return beginning(line, await valueOf(flag, line, columns));
  const isOption = typed.startsWith('-') && !before.includes('--');
  if (isOption) return beginning(line, { ...NOTHING, candidates: flagsFor(line) });
  const words = info?.words?.(line.operands.slice(0, line.operandsBefore));
  const isShell = info !== undefined && info.words !== undefined;
  const texts = [...commandsAfter(before), ...(words ?? [])];
  const candidates = texts.map((text) => ({ text, help: helpOf([...before, text].join(' ')) }));
  return beginning(line, { candidates, files: !isShell, goesOn: false });
}

/** The candidates that begin with the typed part of the word, after its kept part. */
function beginning({ kept, typed }: TypedLine, completion: Completion): Completion {
  const candidates = completion.candidates
    .filter(({ text }) => text.startsWith(typed))
    .map(({ text, help }) => ({ text: kept + text, help }));
  return { ...completion, candidates };
}

/** The next words of commands that begin with some words. */
function commandsAfter(before: readonly string[]): string[] {
  const names = COMMANDS.map(({ name }) => name.split(' '));
  const fitting = names.filter((name) => before.every((word, i) => name[i] === word));
  return [...new Set(fitting.flatMap((name) => name.slice(before.length, before.length + 1)))];
}

function helpOf(command: string): string {
  return COMMANDS.find(({ name }) => name === command)?.help ?? '';
}

function flagsFor({ info, given, typed }: TypedLine): Candidate[] {
  const flags = info === undefined ? FLAGS : info.flags;
  return flags
    .filter(({ long, isRepeatable }) => isRepeatable || !given.has(long))
    .flatMap(({ long, short, help }) => [
      { text: `--${long}`, help },
      ...(short !== undefined && typed === '-' ? [{ text: `-${short}`, help }] : []),
    ]);
}

async function valueOf(
  flag: Flag,
  { typed }: TypedLine,
  columns: () => Promise<readonly string[]>,
): Promise<Completion> {
  if (flag.value === 'FILE') return { ...NOTHING, files: true };
  if (flag.completes === 'columns') return columnList(typed, await columns());
  if (flag.completes === 'boundaries') {
    const names = (await columns()).map(quoted);
    return { ...NOTHING, candidates: plain(names.map((name) => `${name}=`)), goesOn: true };
  }
  return { ...NOTHING, candidates: plain(flag.words ?? []) };
}

/** Column names as the last item of a list, without the names in the list. */
function columnList(typed: string, names: readonly string[]): Completion {
  const start = /^(?:(?:"(?:[^"]|"")*"|[^,"])*,)*/.exec(typed)?.[0] ?? '';
  const taken = new Set(start.split(',').map((item) => item.trim()));
  const free = names.map(quoted).filter((name) => !taken.has(name));
  return { ...NOTHING, candidates: plain(free.map((name) => start + name)), goesOn: true };
}

/** A column name as an item of a list. */
function quoted(name: string): string {
  return /[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function plain(texts: readonly string[]): Candidate[] {
  return texts.map((text) => ({ text, help: '' }));
}
