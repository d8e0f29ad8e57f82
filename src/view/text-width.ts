import { eastAsianWidth } from 'get-east-asian-width';

/** Emoji of two terminal cells: by default, or by a variation selector, as in a red heart. */
const EMOJI = /^\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;

/** Zero-width characters, such as marks and joiners. */
const NO_WIDTH = /^[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]+$/u;

const ONE_EACH = /^[\x20-\x7e]*$/;

/** The number of UTF-16 units to segment at once: the time of a segmenter is quadratic in the length. */
const WINDOW = 256;

/** The most UTF-16 units per terminal cell: longer texts are shortened whatever their width. */
const UNITS_PER_CELL = 16;

let segmenter: Intl.Segmenter | undefined;

/** The user-perceived characters of a text: marks and joined emoji are not separated. */
function* graphemes(text: string): Generator<string> {
  // Created on first use: creation takes longer than loading the rest of this module.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (let at = 0; at < text.length; ) {
    const window = text.slice(at, at + WINDOW);
    const parts = Array.from(segmenter.segment(window), ({ segment }) => segment);
    // The last grapheme may continue in the next window.
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
 * A text of at most `cells` terminal cells (>= 1). The middle of a wider text is omitted, so that both ends show. Takes
 * time proportional to `cells`.
 *
 * @param ellipsis the mark of the omitted middle, with one terminal cell per character
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

/** The longest beginning of a text that fits into `cells` terminal cells. */
function fitting(text: string, cells: number): string {
  let [width, length] = [0, 0];
  for (const grapheme of graphemes(text)) {
    width += graphemeWidth(grapheme);
    if (width > cells) break;
    length += grapheme.length;
  }
  return text.slice(0, length);
}

/** The longest end of a text that fits into `cells` terminal cells. */
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

/** A text padded with spaces at the end to `cells` terminal cells. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
}

/** A text padded with spaces at the start to `cells` terminal cells. */
export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellWidth(text))) + text;
}

/**
 * Breaks a text at its spaces into lines of at most `width` terminal cells. A wider word has a line of its own.
 *
 * @param indent the start of every line except the first
 * @param lead the start of the first line; default: `indent`
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
