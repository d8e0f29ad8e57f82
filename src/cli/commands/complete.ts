import { type Candidate, complete } from '../completion/candidates.ts';
import { readLine } from '../completion/line.ts';
import { print } from '../output/print.ts';

/**
 * `discretize __complete SHELL INDEX WORD...`, which the completion scripts ask. Says nothing where it
 * knows nothing, and never what is wrong: the one who types is not done yet.
 *
 * @returns the exit status, always 0
 */
export async function completeCommand(args: readonly string[]): Promise<number> {
  const [shell = '', index = '', ...given] = args;
  try {
    const { words, at } = understood(given, Number(index), shell);
    const isRaw = /^["']/.test(given[Number(index)] ?? '');
    return await print(await answer(words, at, shell, isRaw));
  } catch {
    return 0;
  }
}

/** The words as they are meant; PowerShell has no other way to hand over an empty one than `""`. */
function understood(
  given: readonly string[],
  at: number,
  shell: string,
): { readonly words: readonly string[]; readonly at: number } {
  if (shell === 'bash') return joined(given, at);
  return { words: given.map((word) => (word === '""' ? '' : word)), at };
}

/** @param isRaw whether the word is in quotes already, so that its signs need none */
async function answer(
  words: readonly string[],
  at: number,
  shell: string,
  isRaw: boolean,
): Promise<string> {
  const line = readLine(words, at);
  const columns = async (): Promise<readonly string[]> => {
    const { columnNames } = await import('../completion/columns.ts');
    return await columnNames(line).catch(() => []);
  };
  const { candidates, files, goesOn } = await complete(line, columns);
  const remarks = [...(files ? ['files'] : []), ...(goesOn ? ['nospace'] : [])].join(' ');
  const shown = candidates.filter(({ text }) => !/[\p{Cc}]/u.test(text));
  const texts = shell === 'bash' ? inBash(shown, words[at] ?? '', files || isRaw) : shown;
  return [remarks, ...texts.map(({ text, help }) => `${text}\t${help}`), ''].join('\n');
}

/** Bash cuts words at `=` and `:`; this joins them again, and takes quotes off. */
function joined(given: readonly string[], index: number): { words: string[]; at: number } {
  const words: string[] = [];
  let [at, isJoining] = [0, false];
  for (const [i, piece] of given.entries()) {
    const isBreak = /^[=:]+$/.test(piece);
    if ((isBreak || isJoining) && words.length > 0) words.push(`${words.pop()}${bare(piece)}`);
    else words.push(bare(piece));
    isJoining = isBreak;
    if (i <= index) at = words.length - 1;
  }
  return { words, at: index < given.length ? at : words.length };
}

/** A word without the quotes and backslashes that are for the shell. */
function bare(word: string): string {
  if (/^'/.test(word)) return word.replaceAll("'", '');
  return /^"/.test(word) ? word.replaceAll(/(?<!\\)"/g, '') : word.replaceAll(/\\(.)/g, '$1');
}

/** Bash replaces only what comes after the last `=` or `:`, and takes signs of its own for what they are. */
function inBash(candidates: readonly Candidate[], typed: string, isRaw: boolean): Candidate[] {
  const start = Math.max(typed.lastIndexOf('='), typed.lastIndexOf(':')) + 1;
  return candidates.map(({ text, help }) => {
    const rest = text.slice(start);
    return { text: isRaw ? rest : rest.replaceAll(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&'), help };
  });
}
