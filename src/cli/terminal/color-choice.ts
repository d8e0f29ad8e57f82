/** The values of `--color`. */
export const COLOR_CHOICES: readonly string[] = ['auto', 'always', 'never'];

const DEFAULT_CHOICE = 'auto';

let choice = DEFAULT_CHOICE;

/**
 * Looks for `--color` before the other arguments are understood, for what is wrong with them is colored
 * too. The parser rejects unknown words.
 */
export function findColorChoice(args: readonly string[]): void {
  const end = args.indexOf('--');
  const words = (end < 0 ? args : args.slice(0, end)).flatMap((argument, i, all) => {
    if (argument === '--color') return [all[i + 1] ?? ''];
    return argument.startsWith('--color=') ? [argument.slice('--color='.length)] : [];
  });
  const last = words.at(-1)?.toLowerCase() ?? '';
  choice = COLOR_CHOICES.includes(last) ? last : DEFAULT_CHOICE;
}

/** The value of `--color`: `auto`, `always` or `never`. */
export function colorChoice(): string {
  return choice;
}
