import { escapeControls } from '../terminal/escape-controls.ts';
import { issuesUrl, version } from '../version.ts';

/** The command line, for messages that quote it. */
export interface Run {
  /** The arguments after the command's name. */
  readonly args: readonly string[];
  /** True if they have `--debug`. */
  readonly isDebug: boolean;
}

/** Understands arguments as far as messages need it. */
export function runOf(args: readonly string[]): Run {
  const end = args.indexOf('--');
  return { args, isDebug: (end < 0 ? args : args.slice(0, end)).includes('--debug') };
}

/**
 * What a report of a bug needs: the version and the system, what was typed, and where to send it. The
 * stack comes with `--debug` only: it says nothing to the one who meets it.
 */
export function bugLines(error: unknown, { args, isDebug }: Run): string[] {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = (error instanceof Error ? error.stack : undefined) ?? message;
  const url = issuesUrl();
  return [
    `please report it with these lines${url === undefined ? '' : ` at ${url}`}:`,
    `  discretize ${version()}, node ${process.version}, ${process.platform} ${process.arch}`,
    `  command: ${escapeControls(['discretize', ...args.map(quoted)].join(' '))}`,
    ...(isDebug ? stack.split('\n') : [message]).map((line) => `  ${escapeControls(line)}`),
    ...(isDebug ? [] : ['  run it again with --debug for more']),
  ];
}

/** An argument as a POSIX shell reads it. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
