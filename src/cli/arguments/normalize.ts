import { parseNumber } from '../../core/cells/number.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS, isFlagName } from '../definitions/flags.ts';

/** The flags whose value is a list that may have spaces after its commas. */
const LIST_FLAGS: ReadonlySet<string> = new Set(['-b', '--boundaries', '-c', '--columns']);

/** A list flag with its value in the same argument. */
const WITH_LIST = /^(?:-[bc]|--(?:boundaries|columns)=)./s;

/** The names of flags with an optional value. */
function optionalOf(flags: readonly Flag[]): ReadonlySet<string> {
  return new Set(flags.filter(({ isOptional }) => isOptional).map(({ long }) => `--${long}`));
}

/**
 * Rewrites arguments for the parser. `-b -0.5, 0, 1` becomes one list, which the shell split at the spaces; a list
 * never ends in a comma. `-b=0,1` becomes `-b 0,1`. A flag with an optional value never takes the next argument,
 * which usually is a file: `--in-place in.csv`.
 *
 * @param flags the flags of the command
 */
export function normalizeArguments(
  args: readonly string[],
  flags: readonly Flag[] = FLAGS,
): string[] {
  const optional = optionalOf(flags);
  const normalized: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as string;
    if (argument === '--') return [...normalized, ...args.slice(i)];
    const { flag, value } = splitShort(argument);
    normalized.push(optional.has(flag) ? `${flag}=` : flag);
    const isBare = LIST_FLAGS.has(flag);
    if (value !== undefined) normalized.push(value);
    else if (isBare && i + 1 < args.length) normalized.push(args[++i] as string);
    if (isBare || WITH_LIST.test(flag)) i += joinPieces(normalized, args.slice(i + 1));
  }
  return normalized;
}

/** Appends the pieces of a list that ends in a comma. Returns the number of pieces. */
function joinPieces(normalized: string[], rest: readonly string[]): number {
  let count = 0;
  while (normalized.at(-1)?.endsWith(',')) {
    const next = rest[count];
    if (next === undefined || next.startsWith('--') || isFlagName(next)) break;
    normalized.push(`${normalized.pop()}${next}`);
    count++;
  }
  return count;
}

/** Splits `-b=0,1` into `-b` and `0,1`; any other argument is returned whole. */
function splitShort(argument: string): { flag: string; value?: string } {
  const [, flag, value] = /^(-[a-z])=(.*)$/is.exec(argument) ?? [];
  if (flag === undefined || value === undefined || !isFlagName(flag)) return { flag: argument };
  return { flag, value };
}

/**
 * Moves operands to the end, after `--`, so that the parser does not read a negative number as a flag.
 *
 * @param flags the flags of the command; the argument after a flag with a value is its value
 */
export function operandsLast(args: readonly string[], flags: readonly Flag[]): string[] {
  const [before, operands]: [string[], string[]] = [[], []];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as string;
    if (argument === '--') return [...before, '--', ...operands, ...args.slice(i + 1)];
    const flag = flags.find(({ long, short }) => [`--${long}`, `-${short}`].includes(argument));
    const isNumber = /^-[.,]?\d/.test(argument) || parseNumber(argument) !== undefined;
    const isOperand = !/^-./s.test(argument) || isNumber;
    (isOperand ? operands : before).push(argument);
    if (flag?.value !== undefined && i + 1 < args.length) before.push(args[++i] as string);
  }
  return [...before, '--', ...operands];
}
