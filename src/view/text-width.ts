import { eastAsianWidth } from 'get-east-asian-width';

/** Characters that are emoji of two cells by themselves or by a variation selector, as in a red heart. */
const EMOJI = /^\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;

/** Marks, joiners and other characters that take no cell of their own. */
const NO_WIDTH = /^[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]+$/u;

const ONE_EACH = /^[\x20-\x7e]*$/;

/** The number of UTF-16 units that the segmenter gets at once: its time grows with the square of a text's length. */
const WINDOW = 256;

/** The most UTF-16 units for each cell: longer texts are shortened, whatever their width. */
const UNITS_PER_CELL = 16;

let segmenter: Intl.Segmenter | undefined;

/** The user-perceived characters of a text: marks and joined emoji are not separated. */
function* graphemes(text: string): Generator<string> {
  // Made on first use: it takes longer than the rest of this module.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (let at = 0; at < text.length; ) {
    const window = text.slice(at, at + WINDOW);
    const parts = Array.from(segmenter.segment(window), ({ segment }) => segment);
    // The last one may continue.
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
 * A text whose middle is left out if it takes more than `cells` cells (>= 1), so that its beginning and end show;
 * never wider than that. Takes time proportional to the number of cells.
 *
 * @param ellipsis the sign for the middle, one cell for each of its characters
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

/** A text padded with blanks at the end to `cells` cells. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
}

/** A text padded with blanks at the start to `cells` cells. */
export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellWidth(text))) + text;
}

/**
 * Breaks a text at its blanks into lines of at most `width` cells, but for a longer word, which has a
 * line of its own.
 *
 * @param indent stands before every line but the first, and before the first too if `lead` is absent
 * @param lead stands before the first line
 */
export function wrap(text: string, width: number, indent: string, lead: string = indent): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    const longer = isEmpty ? line + word : `${line} ${word}`;
    if (isEmpty || cellWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
    isEmpty = false;
  }
  return [...lines, line];
}
