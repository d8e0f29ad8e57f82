import type { ChalkInstance } from 'chalk';
import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { wrap } from '../../view/text-width.ts';
import { colorsFor } from '../terminal/color.ts';
import { escapeControls, shellWord, shownLine } from '../terminal/escape-controls.ts';
import { widthOf } from '../terminal/size.ts';
import { clearStatus } from '../terminal/status-line.ts';
import { issuesUrl, version } from '../version.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { snippetOf } from './snippet.ts';

/** The exit status for an error. */
export function exitCode(error: unknown): number {
  return EXIT_CODES[error instanceof DiscretizeError ? error.kind : 'bug'].status;
}

/** True if the reader of standard output has closed the pipe, which is not a failure. */
export function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof DiscretizeError && (error.cause as NodeJS.ErrnoException)?.code === 'EPIPE'
  );
}

/** Prints lines on standard error; ignores a closed pipe. */
export function say(lines: readonly string[]): void {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
  clearStatus();
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints a warning. */
export function warn(message: string, hint?: string): void {
  const color = colors();
  say([`${color.yellow('warning:')} ${shownLine(message)}`, ...hintLines(hint)]);
}

/** The command line, for reports of bugs. */
export interface Run {
  /** The arguments after the command's name. */
  readonly args: readonly string[];
  /** True if they have `--debug`. */
  readonly isDebug: boolean;
}

/** Reads `--debug` from arguments that may be invalid. */
export function runOf(args: readonly string[]): Run {
  const end = args.indexOf('--');
  return { args, isDebug: (end < 0 ? args : args.slice(0, end)).includes('--debug') };
}

/**
 * Prints an error: its location and message, the source line with a caret, and a hint.
 *
 * @param args the arguments of the command
 */
export function reportError(error: unknown, args: readonly string[]): void {
  say(errorLines(error, runOf(args)));
}

/**
 * An error as the lines to print.
 *
 * @param hasHint whether its hint is among them
 */
export function errorLines(error: unknown, run: Run = runOf([]), hasHint = true): string[] {
  if (!(error instanceof DiscretizeError)) return bug(error, run);
  const { at, hint, message, problems, code } = error;
  const where = placeText(at);
  // Only a list of problems has several lines; any other line ending comes from the data.
  const [first = '', ...more] = problems.length > 0 ? message.split('\n') : [message];
  const color = colors();
  const lead = where === '' ? color.red('error:') : `${color.bold(where)}:`;
  const hints = hasHint ? hintLines(hint) : [];
  const lines = [`${lead} ${shownLine(first)}`, ...more.map(shownLine), ...snippet(at), ...hints];
  if (error.kind === 'bug') return [...lines, ...bug(error, run)];
  return run.isDebug ? [...lines, `  code: ${code} (discretize explain ${code})`] : lines;
}

function placeText({ file, line, column }: Place): string {
  const parts = [file === undefined ? undefined : shownLine(file), line, column];
  return parts.filter((part) => part !== undefined).join(':');
}

/** The source line, and a caret under the location. */
function snippet(at: Place): string[] {
  const { stderr } = process;
  const cut = snippetOf(at, stderr.isTTY ? widthOf(stderr) : undefined);
  return cut === undefined ? [] : [cut.source, `${cut.indent}${colors().red('^')}`];
}

/** A hint as one line; on a terminal broken between words. */
function hintLines(hint: string | undefined): string[] {
  if (hint === undefined) return [];
  const { stderr } = process;
  const lead = '  hint: ';
  const [first = '', ...more] = stderr.isTTY
    ? wrap(shownLine(hint), widthOf(stderr), ' '.repeat(lead.length), lead)
    : [lead + shownLine(hint)];
  return [`  ${colors().cyan('hint:')} ${first.slice(lead.length)}`, ...more];
}

function bug(error: unknown, run: Run): string[] {
  const [first = '', ...more] = bugLines(error, run);
  return [`${colors().red('this is a bug in discretize')}, ${first}`, ...more];
}

/**
 * The lines of a bug report: version, system, command line, and the address for reports. The stack is printed with
 * `--debug` only.
 */
function bugLines(error: unknown, { args, isDebug }: Run): string[] {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = (error instanceof Error ? error.stack : undefined) ?? message;
  const url = issuesUrl();
  return [
    `please report it with these lines${url === undefined ? '' : ` at ${url}`}:`,
    `  discretize ${version()}, node ${process.version}, ${process.platform} ${process.arch}`,
    `  command: ${escapeControls(['discretize', ...args.map(shellWord)].join(' '))}`,
    ...(isDebug ? stack.split('\n') : [message]).map((line) => `  ${escapeControls(line)}`),
    ...(isDebug ? [] : ['  run it again with --debug for more']),
  ];
}

/** Colors for standard error. */
function colors(): ChalkInstance {
  return colorsFor(process.stderr);
}
