/** The values of `--color`. Apart from `color`, so that the tables of flags do not load chalk. */
export const COLOR_CHOICES: readonly string[] = ['auto', 'always', 'never'];

const DEFAULT_CHOICE = 'auto';

let choice = DEFAULT_CHOICE;

/**
 * Reads `--color` before the arguments are parsed, so that errors of parsing are colored, too. The parser rejects
 * unknown values.
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
