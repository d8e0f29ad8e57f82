/** The minimum length of a word that may abbreviate a candidate. */
const SHORTEST_BEGINNING = 3;

/**
 * The likely candidate for a mistyped word: the candidate at the least edit distance, if that is at most 2 and at
 * most half the length of the word; otherwise the only candidate that begins with the word. Ignores case.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  return nearest(word, all) ?? beginningWith(word, all);
}

function beginningWith(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < SHORTEST_BEGINNING) return undefined;
  const start = word.toLowerCase();
  const found = candidates.filter((candidate) => candidate.toLowerCase().startsWith(start));
  return found.length === 1 ? found[0] : undefined;
}

function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.min(2, Math.floor(word.length / 2));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

const FAR: number = Number.POSITIVE_INFINITY;

/** `, did you mean "price"?`, to append to a message; empty without a likely candidate. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const guess = closest(word, candidates);
  return guess === undefined ? '' : `, did you mean "${guess}"?`;
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swapped neighbors. A
 * distance of `limit` or more need not be exact: only cells near the diagonal are computed.
 */
function editDistance(a: string, b: string, limit: number): number {
  // Each row has the cells from `limit` before the diagonal to `limit` after it.
  const width = 2 * limit + 1;
  let before: number[] = new Array(width).fill(FAR);
  let previous = Array.from({ length: width }, (_, at) => (at < limit ? FAR : at - limit));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    for (let at = 0; at < width; at++) {
      const j = i + at - limit;
      row.push(j < 0 || j > b.length ? FAR : leastOf(a, b, { i, j, at, row, previous, before }));
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length - a.length + limit] ?? FAR;
}

interface Cell {
  readonly i: number;
  readonly j: number;
  /** The index in its row, which is shifted by one against the row before. */
  readonly at: number;
  readonly row: readonly number[];
  readonly previous: readonly number[];
  readonly before: readonly number[];
}

function leastOf(a: string, b: string, { i, j, at, row, previous, before }: Cell): number {
  if (j === 0) return i;
  const change = (previous[at] ?? FAR) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const least = Math.min(change, (previous[at + 1] ?? FAR) + 1, (row[at - 1] ?? FAR) + 1);
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(least, (before[at] ?? FAR) + 1) : least;
}
