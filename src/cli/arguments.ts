import { isFlagName } from './flags.ts';

/** The flags whose value is a list that may have blanks after its commas. */
const LIST_FLAGS: ReadonlySet<string> = new Set(['-b', '--boundaries', '-c', '--columns']);

/**
 * Brings arguments into the shape that the parser takes. `-b -0.5, 0, 1` is one list, though the shell
 * splits it at the blanks; a list never ends in a comma. `-b=0,1` is `-b 0,1`.
 */
export function normalizeArguments(args: readonly string[]): string[] {
  const normalized: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as string;
    if (argument === '--') return [...normalized, ...args.slice(i)];
    const { flag, value } = splitShort(argument);
    normalized.push(flag);
    const isList = LIST_FLAGS.has(flag) || /^--(boundaries|columns)=/.test(flag);
    if (value !== undefined) normalized.push(value);
    else if (LIST_FLAGS.has(flag) && i + 1 < args.length) normalized.push(args[++i] as string);
    while (isList && normalized.at(-1)?.endsWith(',') && i + 1 < args.length) {
      const next = args[i + 1] as string;
      if (isFlagName(next)) break;
      normalized.push(`${normalized.pop()}${next}`);
      i++;
    }
  }
  return normalized;
}

/** `-b=0,1` is `-b` and `0,1`; anything else stays whole. */
function splitShort(argument: string): { flag: string; value?: string } {
  const short = /^(-[a-z])=(.*)$/is.exec(argument);
  return short === null
    ? { flag: argument }
    : { flag: short[1] as string, value: short[2] as string };
}
