/** The signs for no values, and for few to many. */
const BLOCKS: readonly string[] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const SIGNS: readonly string[] = ['.', ':', '-', '=', '+', '*', '#', '%', '@'];

/**
 * Counts as one line of signs, scaled to the greatest count. A count above 0 never looks like 0.
 *
 * @param counts at least one, 0 or more; if there are more than signs, neighbors share one
 * @param cells the most signs, at least one
 */
export function sparkline(counts: readonly number[], cells: number, unicode: boolean): string {
  const size = Math.ceil(counts.length / cells);
  const groups = Array.from({ length: Math.ceil(counts.length / size) }, (_, i) =>
    counts.slice(i * size, (i + 1) * size).reduce((sum, n) => sum + n, 0),
  );
  const most = groups.reduce((max, n) => Math.max(max, n), 0);
  const signs = unicode ? BLOCKS : SIGNS;
  const levels = signs.length - 1;
  const level = (n: number): number => (n === 0 ? 0 : Math.ceil((n / most) * levels));
  return groups.map((n) => signs[level(n)]).join('');
}
