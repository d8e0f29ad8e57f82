/** The signs for a count of 0, then for small to large counts. */
const BLOCKS: readonly string[] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const SIGNS: readonly string[] = ['.', ':', '-', '=', '+', '*', '#', '%', '@'];

/**
 * Counts as one line of signs, scaled to the greatest count. Counts above 0 never have the sign of 0.
 *
 * @param counts one or more counts >= 0; if there are more counts than cells, neighbors are added up
 * @param cells the greatest number of signs, >= 1
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
