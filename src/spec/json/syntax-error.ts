import { DiscretizeError, type Place } from '../../core/errors/error.ts';

/** A longer line is not shown under the error. */
const MAX_LINE = 100_000;

/** Hints for common syntax that JSON does not have. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^'/, 'JSON has double quotes only'],
  [/^(?:\/[/*]|#)/, 'JSON has no comments'],
  [/^[+-]?(?:nan|inf|infinity)$/i, 'JSON has no NaN and no infinity'],
  [/^(?:None|True|False)$/, 'JSON writes null, true and false'],
  [/^(?:[+-]?\.|\+|0\d)/, 'JSON writes .5 as 0.5, 5. as 5.0, +5 as 5 and 007 as 7'],
];

/** The error for text that stops being JSON at an offset; with its line and column. */
export function syntaxError(text: string, offset: number, what: string): DiscretizeError {
  const found = foundAt(text, offset);
  const isTrailing = /^[}\]]/.test(found) && text.slice(0, offset).trimEnd().endsWith(',');
  const hint = isTrailing
    ? 'remove the comma before it'
    : (HINTS.find(([start]) => start.test(found))?.[1] ??
      (offset === 0 ? csvHint(text) : undefined));
  const received = found === '' ? 'the end of the text' : JSON.stringify(found);
  return new DiscretizeError('E_SPEC', `the spec is not JSON: ${what}, found ${received}`, {
    // What is missing at the end is missing after the last word, not after the blanks that follow it.
    at: locationOf(text, found === '' ? text.trimEnd().length : offset),
    received: found,
    hint,
  });
}

/** The hint for a text that begins like a table. */
function csvHint(text: string): string | undefined {
  const isTable = /^[\w"][^\n]*[,;\t|]/.test(text);
  return isTable ? 'to fit a spec to a table: discretize fit -n 4 in.csv -o spec.json' : undefined;
}

/** The word or the sign at an offset; empty at the end. */
function foundAt(text: string, offset: number): string {
  const piece = text.slice(offset, offset + 20);
  return /^(?:[\w.+-]+|\/[/*]|.)/su.exec(piece)?.[0] ?? '';
}

/** The line and column of an offset. */
export function locationOf(text: string, offset: number): Place {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(0, start).split('\n').length;
  const source = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
  if (source.length > MAX_LINE) return { line, column: offset - start + 1 };
  return { line, column: [...text.slice(start, offset)].length + 1, text: source };
}
