import { cellWidth, padEnd, padStart } from './text-width.ts';

const GAP = '  ';

/**
 * Rows of cells under each other, indented.
 *
 * @param rows as many cells in each; a header is one of them
 * @param left the columns that are aligned to the left, counted from 0; all others are to the right
 */
export function aligned(rows: readonly (readonly string[])[], left: readonly number[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    rows.reduce((max, row) => Math.max(max, cellWidth(row[i] ?? '')), 0),
  );
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      (left.includes(i) ? padEnd : padStart)(cell, widths[i] ?? 0),
    );
    return `${GAP}${cells.join(GAP)}`.trimEnd();
  });
}

/** A share in percent. */
export function percent(share: number): string {
  return percentOf(share, 1);
}

/** The share of a number in a total, in percent; empty for a total of 0. */
export function percentOf(n: number, total: number): string {
  return total === 0 ? '' : `${((100 * n) / total).toFixed(1)}%`;
}

/** A number with commas between thousands. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
