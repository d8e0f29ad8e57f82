import { candidatesInBash, type Words, wordsInBash } from '../completion/bash.ts';
import { complete } from '../completion/candidates.ts';
import { readLine } from '../completion/line.ts';
import { print } from '../output/print.ts';
import { escapeControls } from '../terminal/escape-controls.ts';

/**
 * `discretize __complete SHELL INDEX WORD...`: prints completions for the completion scripts. Prints nothing for a
 * line that it cannot complete, and no errors: the line is unfinished.
 *
 * @returns the exit status, always 0
 */
export async function completeCommand(args: readonly string[]): Promise<number> {
  const [shell = '', index = '', ...given] = args;
  try {
    const { words, at } = meantWords(given, Number(index), shell);
    return await print(await answer(words, at, shell, given[Number(index)] ?? ''));
  } catch {
    return 0;
  }
}

/** The words without the quoting of the shell. PowerShell passes an empty word as `""`. */
function meantWords(given: readonly string[], at: number, shell: string): Words {
  if (shell === 'bash') return wordsInBash(given, at);
  return { words: given.map((word) => (word === '""' ? '' : word)), at };
}

/**
 * The lines for the completion script.
 *
 * @param piece the current word as the shell passes it, with its quotes
 */
async function answer(
  words: readonly string[],
  at: number,
  shell: string,
  piece: string,
): Promise<string> {
  const line = readLine(words, at);
  const columns = async (): Promise<readonly string[]> => {
    const { columnNames } = await import('../completion/columns.ts');
    return await columnNames(line).catch(() => []);
  };
  const { candidates, files, goesOn } = await complete(line, columns);
  const remarks = [...(files ? ['files'] : []), ...(goesOn ? ['nospace'] : [])].join(' ');
  // Shells print candidates unescaped.
  const shown = candidates.filter(({ text }) => escapeControls(text) === text);
  const texts = shell === 'bash' ? candidatesInBash(shown, words[at] ?? '', piece) : shown;
  return [remarks, ...texts.map(({ text, help }) => `${text}\t${help}`), ''].join('\n');
}
