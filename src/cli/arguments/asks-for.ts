import type { Flag } from '../definitions/flag.ts';

/**
 * True if arguments have a switch such as `--help`, `-h`, or `-qh` with other switches. Help is given even if other
 * arguments are wrong.
 *
 * @param names its long name, its short name, or both
 * @param flags all flags of the command: `-mh` is a value of -m
 */
export function asksFor(
  args: readonly string[],
  { long, short }: Partial<Pick<Flag, 'long' | 'short'>>,
  flags: readonly Flag[],
): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some(
    (argument) =>
      argument === `--${long}` || (short !== undefined && hasShort(argument, short, flags)),
  );
}

function hasShort(argument: string, short: string, flags: readonly Flag[]): boolean {
  if (!/^-[a-z]+$/i.test(argument)) return false;
  for (const letter of argument.slice(1)) {
    if (letter === short) return true;
    const flag = flags.find((one) => one.short === letter);
    if (flag === undefined || flag.value !== undefined) return false;
  }
  return false;
}
