import type { FeatureStats, Stats } from '../core/stats.ts';

/** At most this many bins of a feature are listed. */
const MAX_BINS = 30;

/**
 * What a run counted, as lines of plain text: rows, and for every feature its counts per bin, the
 * missing, the invalid and the overflowing cells.
 */
export function summaryLines(stats: Stats): string[] {
  const dropped = stats.dropped > 0 ? `, ${number(stats.dropped)} of them left out` : '';
  return [`${plural(stats.rows, 'row')}${dropped}`, ...stats.features.flatMap(featureLines)];
}

function featureLines(feature: FeatureStats): string[] {
  const { name, columns, counts, label } = feature;
  const total = counts.reduce((sum, n) => sum + n, 0);
  const of = columns.length > 1 ? ` (${columns.length} columns)` : '';
  const shown = [...counts.subarray(0, MAX_BINS)];
  const rows = shown.map((n, code) => [String(code), label(code), number(n), share(n, total)]);
  const more = counts.length - shown.length;
  return [
    `${name}${of}: ${leftovers(feature)}`,
    ...table(rows).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${plural(more, 'bin')} more; --stats FILE has them all`] : []),
  ];
}

function leftovers({ missing, invalid, overflow }: FeatureStats): string {
  const over =
    overflow > 0 ? `, ${number(overflow)} too large for float64, counted as infinite` : '';
  return `${number(missing)} missing, ${number(invalid)} invalid${over}`;
}

function share(n: number, total: number): string {
  return total === 0 ? '' : `${((100 * n) / total).toFixed(1)} %`;
}

/** Lines up columns: the first two to the left, numbers to the right. */
function table(rows: readonly string[][]): string[] {
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function plural(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}

/** The same counts as one JSON document. */
export function statsJson(stats: Stats): string {
  const features = stats.features.map(({ label, counts, ...rest }) => ({
    ...rest,
    bins: [...counts].map((count, code) => ({ code, label: label(code), count })),
  }));
  return `${JSON.stringify({ ...stats, features }, null, 2)}\n`;
}
