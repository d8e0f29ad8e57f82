import type { Place } from '../../core/errors/error.ts';
import { cellWidth } from '../../view/text-width.ts';
import { escapeControls } from '../terminal/escape-controls.ts';

/** The greatest and the least number of terminal cells of a snippet. */
const MAX_SNIPPET = 64;
const MIN_SNIPPET = 16;

/** The mark of omitted text. */
const CUT = '...';

/** A part of a source line, and the blanks before the caret in the line below. */
export interface Snippet {
  readonly source: string;
  readonly indent: string;
}

/**
 * The source line of a location; a long line is cut on both sides. Undefined for a location without text.
 *
 * @param width the terminal cells of a line
 */
export function snippetOf(
  { text, line, column }: Place,
  width: number = Number.POSITIVE_INFINITY,
): Snippet | undefined {
  if (text === undefined || column === undefined) return undefined;
  const gutter = `  ${line ?? ''} | `;
  const room = Math.min(MAX_SNIPPET, width - gutter.length - 2 * CUT.length);
  const cells = Math.max(MIN_SNIPPET, room);
  const characters = [...text].map(escapeControls);
  const before = fitting(characters.slice(0, column - 1).reverse(), cells / 2).reverse();
  const left = before.join('');
  const after = fitting(characters.slice(column - 1), cells - cellWidth(left));
  const start = before.length < column - 1 ? CUT : '';
  const end = column - 1 + after.length < characters.length ? CUT : '';
  return {
    source: `${gutter}${start}${left}${after.join('')}${end}`,
    indent: ' '.repeat(cellWidth(gutter + start + left)),
  };
}

/** The first characters that fit into a number of terminal cells. */
function fitting(characters: readonly string[], cells: number): string[] {
  let width = 0;
  const end = characters.findIndex((character) => {
    width += cellWidth(character);
    return width > cells;
  });
  return characters.slice(0, end < 0 ? undefined : end);
}
