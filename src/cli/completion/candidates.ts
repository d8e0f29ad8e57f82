import { COMMANDS } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS } from '../definitions/flags.ts';
import type { TypedLine } from './line.ts';

/** One thing that the word may become. */
export interface Candidate {
  readonly text: string;
  /** A short description; may be empty. */
  readonly help: string;
}

/** The completions of the current word. */
export interface Completion {
  /** All of them begin with the word, and stand in its place. */
  readonly candidates: readonly Candidate[];
  /** True if files are meant too; the shell knows them best. */
  readonly files: boolean;
  /** True if more may follow in the same word, so that no blank is wanted after it. */
  readonly goesOn: boolean;
}

const NOTHING: Completion = { candidates: [], files: false, goesOn: false };

/**
 * What can be typed next.
 *
 * @param columns the names of the columns of the file on the line; asked only where they are wanted
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

/** Only what begins with the word, with the part of it that stays. */
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

/** Column names as the last item of a list, but for those that it has. */
function columnList(typed: string, names: readonly string[]): Completion {
  const start = /^(?:(?:"(?:[^"]|"")*"|[^,"])*,)*/.exec(typed)?.[0] ?? '';
  const taken = new Set(start.split(',').map((item) => item.trim()));
  const free = names.map(quoted).filter((name) => !taken.has(name));
  return { ...NOTHING, candidates: plain(free.map((name) => start + name)), goesOn: true };
}

/** A column's name as a list takes it. */
function quoted(name: string): string {
  return /[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function plain(texts: readonly string[]): Candidate[] {
  return texts.map((text) => ({ text, help: '' }));
}
