/** East Asian wide characters, and what is drawn as a picture of two cells by itself. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** A character that a variation selector makes a picture, as in a red heart. */
const PICTURE = /\p{Emoji}\ufe0f/u;

/** Marks, joiners and other characters that take no cell of their own. */
const NO_WIDTH = /^[\p{M}\u200b-\u200d\u2060\ufeff\u1160-\u11ff]+$/u;

const ONE_EACH = /^[\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as its reader sees them: marks and joined emoji are not cut apart. */
function graphemes(text: string): string[] {
  // Made where it is needed: it takes longer than all else here.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many cells of a terminal a text without control characters takes. */
export function cellWidth(text: string): number {
  if (ONE_EACH.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) || PICTURE.test(grapheme) ? 2 : 1;
}

/**
 * A text with its middle left out where it takes more than `cells` cells (>= 1), so that its beginning
 * and its end still show; never wider than that.
 *
 * @param ellipsis what stands for the middle, one cell for each of its characters
 */
export function shortenedTo(cells: number, text: string, ellipsis: string): string {
  if (cellWidth(text) <= cells) return text;
  const all = graphemes(text);
  const mark = ellipsis.slice(0, cells);
  const room = cells - mark.length;
  const end = fitting([...all].reverse(), Math.floor(room / 2)).reverse();
  const start = fitting(all.slice(0, all.length - end.length), room - widthOf(end));
  return [...start, mark, ...end].join('');
}

function widthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + cellWidth(part), 0);
}

/** The first of some graphemes, as many as fit into some cells. */
function fitting(all: readonly string[], cells: number): string[] {
  let width = 0;
  const end = all.findIndex((grapheme) => {
    width += graphemeWidth(grapheme);
    return width > cells;
  });
  return all.slice(0, end < 0 ? undefined : end);
}

/** A text with blanks after it, as many as it lacks to `cells` cells. */
export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - cellWidth(text)));
}

/** A text with blanks before it, as many as it lacks to `cells` cells. */
export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - cellWidth(text))) + text;
}
