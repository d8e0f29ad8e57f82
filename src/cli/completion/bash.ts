import type { Candidate } from './candidates.ts';

/** Words without quotes, and the index of the current word. */
export interface Words {
  readonly words: readonly string[];
  readonly at: number;
}

/** A word as typed in Bash, up to the cursor. */
interface TypedWord {
  /** The word without quotes and backslashes; undefined if Bash expands or joins parts of the word. */
  readonly meant: string | undefined;
  readonly quoting: Quoting;
}

/** The quote that is open at the end of a word. */
type Quoting = 'none' | 'single' | 'double';

/** Joins the pieces that Bash cuts at `=` and `:`, and removes quotes and backslashes. */
export function wordsInBash(given: readonly string[], index: number): Words {
  const words: string[] = [];
  let [at, isJoining] = [0, false];
  for (const [i, piece] of given.entries()) {
    const isBreak = isWordBreak(piece);
    const meant = typedWord(piece).meant ?? piece;
    if ((isBreak || isJoining) && words.length > 0) words.push(`${words.pop()}${meant}`);
    else words.push(meant);
    isJoining = isBreak;
    if (i <= index) at = words.length - 1;
  }
  return { words, at: index < given.length ? at : words.length };
}

function isWordBreak(piece: string): boolean {
  return /^[=:]+$/.test(piece);
}

/**
 * Candidates as Bash inserts them: without the part before the last `=` or `:`, and escaped for the quote
 * that is open, so that no part of a name acts as a command. None if a name cannot be escaped there.
 *
 * @param word the whole word, without quotes
 * @param piece the part of the word that Bash replaces, as typed
 */
export function candidatesInBash(
  candidates: readonly Candidate[],
  word: string,
  piece: string,
): Candidate[] {
  const { meant, quoting } = isWordBreak(piece) ? typedWord('') : typedWord(piece);
  if (meant === undefined || !word.endsWith(meant)) return [];
  const start = word.length - meant.length;
  return candidates.flatMap(({ text, help }) => {
    const escaped = escapedIn(quoting, text.slice(start));
    return escaped === undefined ? [] : [{ text: escaped, help }];
  });
}

/** Reads a word in one state of quoting; a closed quote is followed by another state. */
function typedWord(piece: string): TypedWord {
  if (piece.startsWith("'")) {
    const rest = piece.slice(1);
    return { quoting: 'single', meant: rest.includes("'") ? undefined : rest };
  }
  const [quoting, rest] = piece.startsWith('"')
    ? (['double', piece.slice(1)] as const)
    : (['none', piece] as const);
  const isPlain = /^(?:[^\\$`"']|\\.)*$/su;
  const isQuotable = /^(?:[^\\$`"!]|\\.)*$/su;
  if (!(quoting === 'none' ? isPlain : isQuotable).test(rest)) return { quoting, meant: undefined };
  const escapes = quoting === 'none' ? /\\(.)/gsu : /\\([\\$`"])/gu;
  return { quoting, meant: rest.replaceAll(escapes, '$1') };
}

/** A text escaped for a state of quoting; undefined if the state cannot escape one of its characters. */
function escapedIn(quoting: Quoting, text: string): string | undefined {
  if (quoting === 'none') return text.replaceAll(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&');
  if (quoting === 'single') return text.includes("'") ? undefined : text;
  // In double quotes "!" is history expansion, and a backslash does not escape it.
  return text.includes('!') ? undefined : text.replaceAll(/[\\$`"]/g, '\\$&');
}
