import type { Place } from '../../core/errors/error.ts';
import { cellWidth } from '../../view/text-width.ts';
import { escapeControls } from '../terminal/escape-controls.ts';

/** The maximum and minimum number of terminal cells of a part of a source line. */
const MAX_SNIPPET = 64;
const MIN_SNIPPET = 16;

/** The sign at a cut. */
const CUT = '...';

/** A piece of a source line, and what stands under it up to its caret. */
export interface Snippet {
  readonly source: string;
  readonly indent: string;
}

/**
 * The source line of a place; a long line is cut around it. Undefined where the place has no text.
 *
 * @param width the cells that a line has
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

/** The first characters, as many as fit into some cells of a terminal. */
function fitting(characters: readonly string[], cells: number): string[] {
  let width = 0;
  const end = characters.findIndex((character) => {
    width += cellWidth(character);
    return width > cells;
  });
  return characters.slice(0, end < 0 ? undefined : end);
}
