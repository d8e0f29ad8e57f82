import { chalkStderr } from 'chalk';
import { DiscretizeError, type ErrorKind, type Place } from '../core/error.ts';
import { cellWidth, visible } from './visible.ts';

/** The exit status for each kind of failure (the last three as in sysexits.h). */
const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  data: 1,
  usage: 2,
  input: 66,
  create: 73,
  write: 74,
  bug: 70,
};

/** The longest piece of a source line that is shown, in characters. */
const MAX_SNIPPET = 76;

/** The exit status for an error. */
export function exitCode(error: unknown): number {
  return EXIT_CODES[error instanceof DiscretizeError ? error.kind : 'bug'];
}

/** True where the reader of our output has gone; that is no failure. */
export function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof DiscretizeError && (error.cause as NodeJS.ErrnoException)?.code === 'EPIPE'
  );
}

/** Prints lines on standard error, unless nobody reads it. */
export function say(lines: readonly string[]): void {
  process.stderr.on('error', () => {});
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints a warning. */
export function warn(message: string, hint?: string): void {
  const colour = colours();
  say([`${colour.yellow('warning:')} ${visible(message)}`, ...hintLines(hint)]);
}

/** Prints an error: what, where, the line with a caret, how to fix it. */
export function reportError(error: unknown): void {
  say(errorLines(error));
}

/** An error as the lines to print. */
export function errorLines(error: unknown): string[] {
  if (!(error instanceof DiscretizeError)) return bugLines(error);
  const { at, hint, message } = error;
  const where = placeText(at);
  const [first = '', ...more] = message.split('\n');
  const colour = colours();
  const lead = where === '' ? colour.red('error:') : `${colour.bold(where)}:`;
  const lines = [
    `${lead} ${visible(first)}`,
    ...more.map(visible),
    ...snippet(at),
    ...hintLines(hint),
  ];
  return error.kind === 'bug' ? [...lines, ...bugLines(error)] : lines;
}

function placeText({ file, line, column }: Place): string {
  const parts = [file === undefined ? undefined : visible(file), line, column];
  return parts.filter((part) => part !== undefined).join(':');
}

/** The source line and a caret under the place; a long line is cut around it. */
function snippet({ text, line, column }: Place): string[] {
  if (text === undefined || column === undefined) return [];
  const characters = [...text];
  const from = Math.max(0, Math.min(column - 1 - MAX_SNIPPET / 2, characters.length - MAX_SNIPPET));
  const to = from + MAX_SNIPPET;
  const before = visible(characters.slice(from, column - 1).join(''));
  const after = visible(characters.slice(column - 1, to).join(''));
  const [cut, rest] = [from > 0 ? '...' : '', to < characters.length ? '...' : ''];
  const gutter = `  ${line ?? ''} | `;
  const indent = ' '.repeat(cellWidth(gutter + cut + before));
  return [`${gutter}${cut}${before}${after}${rest}`, `${indent}${colours().red('^')}`];
}

function hintLines(hint: string | undefined): string[] {
  return hint === undefined ? [] : [`  ${colours().cyan('hint:')} ${visible(hint)}`];
}

function bugLines(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `${colours().red('this is a bug in discretize')}, please report it with these lines:`,
    ...stack.split('\n').map(visible),
  ];
}

/** Colours for standard error; none where NO_COLOR is set (https://no-color.org). */
function colours(): typeof chalkStderr {
  if (process.env['NO_COLOR']) chalkStderr.level = 0;
  return chalkStderr;
}
