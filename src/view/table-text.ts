import { cellWidth, padEnd, padStart } from './text-width.ts';

const GAP = '  ';

/**
 * Rows of cells under each other, indented.
 *
 * @param rows the header first
 * @param left the headings of columns that are aligned to the left; all others are to the right
 */
export function aligned(rows: readonly (readonly string[])[], left: readonly string[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    rows.reduce((max, row) => Math.max(max, cellWidth(row[i] ?? '')), 0),
  );
  return rows.map((row) => {
    const isLeft = (i: number): boolean => left.includes(rows[0]?.[i] ?? '');
    const cells = row.map((cell, i) => (isLeft(i) ? padEnd : padStart)(cell, widths[i] ?? 0));
    return `${GAP}${cells.join(GAP)}`.trimEnd();
  });
}

/** A share in percent. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A number with commas between thousands. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
