import { eastAsianWidth } from 'get-east-asian-width';

/** Characters that are emoji of two cells by themselves or by a variation selector, as in a red heart. */
const EMOJI = /^\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;

/** Marks, joiners and other characters that take no cell of their own. */
const NO_WIDTH = /^[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]+$/u;

const ONE_EACH = /^[\x20-\x7e]*$/;

/** The segmenter takes time by the square of a text's length, so that it gets this much at once. */
const WINDOW = 256;

/** The most UTF-16 units for each cell: a text of more is shortened, whatever its width. */
const UNITS_PER_CELL = 16;

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as its reader sees them: marks and joined emoji are not cut apart. */
function* graphemes(text: string): Generator<string> {
  // Made on first use: this takes longer than all else here.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (let at = 0; at < text.length; ) {
    const window = text.slice(at, at + WINDOW);
    const parts = Array.from(segmenter.segment(window), ({ segment }) => segment);
    // More of the last one may follow.
    const isLast = at + WINDOW >= text.length || parts.length === 1;
    const last = isLast ? '' : (parts.pop() ?? '');
    yield* parts;
    at += window.length - last.length;
  }
}

/** The number of terminal cells of a text without control characters. */
export function cellWidth(text: string): number {
  if (ONE_EACH.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/**
 * A text with its middle left out if it takes more than `cells` cells (>= 1), so that its beginning and
 * its end still show; never wider than that. Takes time by the number of cells.
 *
 * @param ellipsis what stands for the middle, one cell for each of its characters
 */
export function shortenedTo(cells: number, text: string, ellipsis: string): string {
  const units = UNITS_PER_CELL * cells;
  if (text.length <= units && cellWidth(text) <= cells) return text;
  const mark = ellipsis.slice(0, cells);
  const room = cells - mark.length;
  const end = fittingEnd(text.slice(-units), Math.floor(room / 2));
  const rest = text.slice(0, text.length - end.length);
  return `${fitting(rest.slice(0, units), room - cellWidth(end))}${mark}${end}`;
}

/** The beginning of a text that fits into some cells. */
function fitting(text: string, cells: number): string {
  let [width, length] = [0, 0];
  for (const grapheme of graphemes(text)) {
    width += graphemeWidth(grapheme);
    if (width > cells) break;
    length += grapheme.length;
  }
  return text.slice(0, length);
}

/** The end of a text that fits into some cells. */
function fittingEnd(text: string, cells: number): string {
  const all = [...graphemes(text)];
  let [width, start] = [0, all.length];
  while (start > 0) {
    width += graphemeWidth(all[start - 1] ?? '');
    if (width > cells) break;
    start--;
  }
  return all.slice(start).join('');
}

/** A text with blanks after it, as many as it lacks to `cells` cells. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
}

/** A text with blanks before it, as many as it lacks to `cells` cells. */
export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellWidth(text))) + text;
}
