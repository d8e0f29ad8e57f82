import type { ChalkInstance } from 'chalk';
import { DiscretizeError, type Place } from '../core/error.ts';
import { cellWidth } from '../view/cells.ts';
import { coloursFor } from './colour.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { clearStatus } from './status-line.ts';
import { version } from './version.ts';
import { shortened, visible } from './visible.ts';

/** How many cells of a terminal a piece of a source line takes at most. */
const MAX_SNIPPET = 64;

/** The longest line of a message, in characters: a cell of a broken file can be a megabyte. */
const MAX_LINE = 1000;

/** The exit status for an error. */
export function exitCode(error: unknown): number {
  return EXIT_CODES[error instanceof DiscretizeError ? error.kind : 'bug'].status;
}

/** True where the reader of our output has gone; that is no failure. */
export function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof DiscretizeError && (error.cause as NodeJS.ErrnoException)?.code === 'EPIPE'
  );
}

/** Prints lines on standard error, unless nobody reads it. */
export function say(lines: readonly string[]): void {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
  clearStatus();
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints a warning. */
export function warn(message: string, hint?: string): void {
  const colour = colours();
  say([`${colour.yellow('warning:')} ${line(message)}`, ...hintLines(hint)]);
}

/** Prints an error: what, where, the line with a caret, how to fix it. */
export function reportError(error: unknown): void {
  say(errorLines(error));
}

/** An error as the lines to print. */
export function errorLines(error: unknown): string[] {
  if (!(error instanceof DiscretizeError)) return bugLines(error);
  const { at, hint, message, problems } = error;
  const where = placeText(at);
  // Only a list of problems is meant to have lines; any other line end comes from the data.
  const [first = '', ...more] = problems.length > 0 ? message.split('\n') : [message];
  const colour = colours();
  const lead = where === '' ? colour.red('error:') : `${colour.bold(where)}:`;
  const lines = [`${lead} ${line(first)}`, ...more.map(line), ...snippet(at), ...hintLines(hint)];
  return error.kind === 'bug' ? [...lines, ...bugLines(error)] : lines;
}

function placeText({ file, line, column }: Place): string {
  const parts = [file === undefined ? undefined : visible(file), line, column];
  return parts.filter((part) => part !== undefined).join(':');
}

/** Text that may hold anything, as one line of a message. */
function line(text: string): string {
  return visible(shortened(text, MAX_LINE));
}

/** The source line and a caret under the place; a long line is cut around it. */
function snippet({ text, line: number, column }: Place): string[] {
  if (text === undefined || column === undefined) return [];
  const characters = [...text].map(visible);
  const before = fitting(characters.slice(0, column - 1).reverse(), MAX_SNIPPET / 2).reverse();
  const left = before.join('');
  const after = fitting(characters.slice(column - 1), MAX_SNIPPET - cellWidth(left));
  const start = before.length < column - 1 ? '...' : '';
  const end = column - 1 + after.length < characters.length ? '...' : '';
  const gutter = `  ${number ?? ''} | `;
  const indent = ' '.repeat(cellWidth(gutter + start + left));
  return [`${gutter}${start}${left}${after.join('')}${end}`, `${indent}${colours().red('^')}`];
}

/** The first characters, as many as fit into some cells of a terminal. */
function fitting(characters: readonly string[], cells: number): string[] {
  let width = 0;
  const end = characters.findIndex((character) => {
    width += cellWidth(character);
    return width > cells;
  });
  return characters.slice(0, end < 0 ? undefined : end);
}

function hintLines(hint: string | undefined): string[] {
  return hint === undefined ? [] : [`  ${colours().cyan('hint:')} ${line(hint)}`];
}

function bugLines(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `${colours().red('this is a bug in discretize')}, please report it with these lines:`,
    `discretize ${version()}, node ${process.version}, ${process.platform} ${process.arch}`,
    ...stack.split('\n').map(visible),
  ];
}

/** Colours for standard error. */
function colours(): ChalkInstance {
  return coloursFor(process.stderr);
}
