import { type CommandInfo, commandOf } from '../definitions/command-table.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS } from '../definitions/flags.ts';

/** An unfinished command line, parsed for completion. */
export interface TypedLine {
  /** Undefined for the main command. */
  readonly info: CommandInfo | undefined;
  /** The words between `discretize` and the current word. */
  readonly before: readonly string[];
  /** The parts of the current word: the part to keep (`--missing=`), and the part to replace. */
  readonly kept: string;
  readonly typed: string;
  /** The flag whose value is the current word; undefined for none. */
  readonly flag: Flag | undefined;
  /** All operands except the current word, in order. */
  readonly operands: readonly string[];
  /** The number of operands before the current word. */
  readonly operandsBefore: number;
  /** The flags on the line by their long names, with their last values. */
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Parses a line leniently, without errors.
 *
 * @param words the words after `discretize`
 * @param at the index of the current word; `words.length` for a new word
 */
export function readLine(words: readonly string[], at: number): TypedLine {
  const info = commandOf(words.slice(0, at));
  const start = info === undefined ? 0 : info.name.split(' ').length;
  const flags = info === undefined ? FLAGS : info.flags;
  const before = readWords(words.slice(start, at), flags);
  const after = readWords(words.slice(at + 1), flags);
  const { kept, typed, flag } = splitWord(words[at] ?? '', flags, before.hasEnded);
  return {
    info,
    before: words.slice(0, at),
    kept,
    typed,
    flag: before.open ?? flag,
    operands: [...before.operands, ...after.operands],
    operandsBefore: before.operands.length,
    given: new Map([...before.given, ...after.given]),
  };
}

interface Words {
  readonly operands: readonly string[];
  readonly given: ReadonlyMap<string, string>;
  /** The flag that is the last word, if its value is missing. */
  readonly open: Flag | undefined;
  /** True if `--` has ended the options. */
  readonly hasEnded: boolean;
}

function readWords(words: readonly string[], flags: readonly Flag[]): Words {
  const operands: string[] = [];
  const given = new Map<string, string>();
  let open: Flag | undefined;
  for (const [i, word] of words.entries()) {
    if (open === undefined && word === '--') {
      return { operands: [...operands, ...words.slice(i + 1)], given, open, hasEnded: true };
    }
    if (open !== undefined) {
      given.set(open.long, word);
      open = undefined;
      continue;
    }
    const { flag, value } = flagOf(word, flags);
    if (flag !== undefined) given.set(flag.long, value ?? '');
    else if (word === '-' || !word.startsWith('-')) operands.push(word);
    const isOpen = value === undefined && flag?.value !== undefined && !flag.isOptional;
    open = isOpen ? flag : undefined;
  }
  return { operands, given, open, hasEnded: false };
}

/** The flag that a word names, and the value in the same word. */
function flagOf(
  word: string,
  flags: readonly Flag[],
): { readonly flag: Flag | undefined; readonly value: string | undefined } {
  const [, name = word, value] = /^(--?[A-Za-z][A-Za-z-]*)=(.*)$/s.exec(word) ?? [];
  const flag = flags.find(({ long, short }) => name === `--${long}` || name === `-${short}`);
  return { flag, value: flag === undefined ? undefined : value };
}

function splitWord(
  word: string,
  flags: readonly Flag[],
  isOperand: boolean,
): Pick<TypedLine, 'kept' | 'typed' | 'flag'> {
  const { flag, value } = isOperand ? { flag: undefined, value: undefined } : flagOf(word, flags);
  if (value === undefined) return { kept: '', typed: word, flag: undefined };
  return { kept: word.slice(0, word.length - value.length), typed: value, flag };
}
