import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import { delimiterHint } from '../likely-delimiter.ts';
import { globMatcher } from './glob.ts';
import { positionsOf, selectionOf } from './name-index.ts';

/** An item of a column list. */
interface Selector {
  readonly text: string;
  /** True for an item in quotes, which is a name. */
  readonly isQuoted: boolean;
}

/**
 * The positions of the columns that a list selects: names, 1-based positions, ranges `2-5` and `name1..name4`, globs
 * with `*` and `?`. A name of the header takes precedence over other readings, and a name equal to the whole list
 * over its items; double quotes mark a name.
 *
 * @param list items separated by commas, such as `fare,3,5-7,tip*`
 * @returns positions counted from 0, in the order of the list, without repetitions
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN
 */
export function selectColumns(list: string, header: readonly string[]): number[] {
  if (positionsOf(list, header).length > 0) return [columnPosition(list, header)];
  const selectors = splitList(list);
  if (selectors.length === 0) {
    throw new DiscretizeError('E_UNKNOWN_COLUMN', 'empty column list', { received: list });
  }
  const positions = selectors.flatMap((selector) => select(selector, header));
  return [...new Set(positions)];
}

/**
 * True if a list selects the column at a position; the list is read once for all positions.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN
 */
export function isSelected(list: string, position: number, header: readonly string[]): boolean {
  return selectionOf(list, header, () => selectColumns(list, header)).has(position);
}

/**
 * The position of a column by its exact name, counted from 0.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN if the header has the name twice
 */
export function columnPosition(name: string, header: readonly string[]): number {
  const [at, other] = positionsOf(name, header);
  if (at === undefined) throw unknownColumn(name, header);
  if (other === undefined) return at;
  throw new DiscretizeError('E_AMBIGUOUS_COLUMN', `the header has several columns "${name}"`, {
    received: name,
    hint: `select by position: ${positionIn(at, header)} or ${positionIn(other, header)}`,
  });
}

/** A column by its position; a number that is also a name counts as the name. */
function positionIn(at: number, header: readonly string[]): string {
  const position = String(at + 1);
  return positionsOf(position, header).length > 0 ? `${position}-${position}` : position;
}

/** The texts of the items of a list, which is split at commas outside double quotes. */
export function listItems(list: string): string[] {
  return list.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [];
}

/** Splits a list into its items without empty ones; `""` in quotes is one quote. */
export function splitList(list: string): Selector[] {
  const texts = listItems(list)
    .map((item) => item.trim())
    .filter((text) => text !== '');
  return texts.map((text) => {
    const isQuoted = /^".*"$/s.test(text);
    return { text: isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text, isQuoted };
  });
}

function select({ text, isQuoted }: Selector, header: readonly string[]): number[] {
  if (isQuoted || positionsOf(text, header).length > 0) return [columnPosition(text, header)];
  if (/^\d+$/.test(text)) return [positionOf(text, header)];
  const numbers = /^(\d+)-(\d+)$/.exec(text);
  if (numbers !== null) return span(text, numbers, (end) => positionOf(end, header));
  const names = /^(.+?)\.\.(.+)$/s.exec(text);
  if (names !== null) return span(text, names, (end) => columnPosition(end, header));
  if (/[*?]/.test(text)) return matching(text, header);
  throw unknownColumn(text, header);
}

function positionOf(text: string, header: readonly string[]): number {
  const position = Number(text) - 1;
  if (position >= 0 && position < header.length) return position;
  throw new DiscretizeError(
    'E_UNKNOWN_COLUMN',
    `unknown column ${text}: the header has ${header.length}, counted from 1`,
    {
      expected: `1 to ${header.length}`,
      received: text,
    },
  );
}

function span(text: string, ends: RegExpExecArray, find: (end: string) => number): number[] {
  const [from, to] = [find(ends[1] as string), find(ends[2] as string)];
  if (from > to) {
    throw new DiscretizeError('E_UNKNOWN_COLUMN', `reversed range "${text}"`, {
      received: text,
      hint: 'start with the column that comes first in the file',
    });
  }
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function matching(glob: string, header: readonly string[]): number[] {
  const isMatch = globMatcher(glob);
  const found = header.flatMap((name, i) => (isMatch(name) ? [i] : []));
  if (found.length > 0) return found;
  throw unknownColumn(glob, header, 'no column matches');
}

/** The character that replaces invalid UTF-8. */
const REPLACEMENT = '\u{FFFD}';

const ENCODING_HINT = 'the header is not UTF-8: name its encoding, such as --encoding latin1';

function unknownColumn(
  name: string,
  header: readonly string[],
  what = 'unknown column',
): DiscretizeError {
  const message = `${what} "${name}"${didYouMean(name, header)}`;
  const isTitle = header.length === 1 && /\s/.test(header[0] ?? '');
  const more = isTitle ? '; if the header is further down, add --skip N' : '';
  const columns = delimiterHint(header) ?? `the columns are ${listNames(header)}${more}`;
  const isReadable = !header.some((one) => one.includes(REPLACEMENT));
  const hint = isReadable ? columns : `${ENCODING_HINT}; ${columns}`;
  return new DiscretizeError('E_UNKNOWN_COLUMN', message, {
    expected: header,
    received: name,
    hint,
  });
}

/** The maximum number of names listed in a hint. */
const MAX_LISTED = 20;

function listNames(header: readonly string[]): string {
  const shown = header.slice(0, MAX_LISTED).map((name) => `"${name}"`);
  const more = header.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${grouped(more)} more` : '');
}

/** A name as an unambiguous item of a column list. */
export function quoteColumn(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
