import { cellWidth, padEnd, padStart, shortenedTo } from './text-width.ts';

const GAP = '  ';

/** The width of a table, and the cells to shorten. */
export interface TableLimit {
  /** The greatest width of a line, in terminal cells. */
  readonly width: number;
  readonly ellipsis: string;
  /** The number of key columns, which each part of a divided table repeats; default: 1. */
  readonly keys?: number;
  /** The columns with texts to shorten; default: the columns that are aligned to the left. */
  readonly texts?: readonly number[];
}

/** The least width of shortened texts. */
const LEAST_TEXT = 12;

/** The greatest share of the width for the texts of key columns in a divided table. */
const KEY_PART = 0.4;

type Rows = readonly (readonly string[])[];

/**
 * A table with aligned columns, indented. If lines exceed the limit, texts are shortened; if they still do, the columns
 * are divided into several tables with an empty line between them.
 *
 * @param rows rows of equal length, with the header if there is one
 * @param left the columns to align to the left, from 0; all others are aligned to the right
 */
export function aligned(rows: Rows, left: readonly number[], limit?: TableLimit): string[] {
  const lines = linesOf(rows, left);
  if (limit === undefined || fits(lines, limit)) return lines;
  const { texts = left } = limit;
  const short = linesOf(shortened(rows, texts, limit), left);
  if (fits(short, limit)) return short;
  return parts(rows, left, limit).flatMap((part, i) => (i === 0 ? part : ['', ...part]));
}

function fits(lines: readonly string[], { width }: TableLimit): boolean {
  return lines.every((line) => cellWidth(line) <= width);
}

function widthsOf(rows: Rows): number[] {
  return (rows[0] ?? []).map((_, i) =>
    rows.reduce((max, row) => Math.max(max, cellWidth(row[i] ?? '')), 0),
  );
}

function linesOf(rows: Rows, left: readonly number[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      (left.includes(i) ? padEnd : padStart)(cell, widths[i] ?? 0),
    );
    return `${GAP}${cells.join(GAP)}`.trimEnd();
  });
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + GAP.length + width, 0);
}

/** The rows with shortened texts, the widest first. */
function shortened(rows: Rows, texts: readonly number[], { width, ellipsis }: TableLimit): Rows {
  const widths = widthsOf(rows);
  for (let over = total(widths) - width; over > 0; over--) {
    const long = texts.filter((i) => (widths[i] ?? 0) > LEAST_TEXT);
    const widest = long.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return rows.map((row) =>
    row.map((cell, i) => (texts.includes(i) ? shortenedTo(widths[i] ?? 0, cell, ellipsis) : cell)),
  );
}

/** Tables that each begin with the key columns. */
function parts(rows: Rows, left: readonly number[], limit: TableLimit): string[][] {
  const { width, ellipsis, keys = 1, texts = left } = limit;
  const most = Math.max(LEAST_TEXT, Math.floor(width * KEY_PART));
  const short = rows.map((row) =>
    row.map((cell, i) =>
      i < keys && texts.includes(i) ? shortenedTo(most, cell, ellipsis) : cell,
    ),
  );
  const own = widthsOf(short).slice(0, keys);
  const room = Math.max(LEAST_TEXT, width - total(own) - GAP.length);
  const others = widthsOf(rows).slice(keys);
  const widths = [...own, ...others.map((one) => Math.min(one, room))];
  const tables: string[][] = [];
  for (let from = keys; from < widths.length; ) {
    let to = from + 1;
    while (to < widths.length && total([...own, ...widths.slice(from, to + 1)]) <= width) to++;
    const columns = widths.flatMap((_, i) => (i < keys || (i >= from && i < to) ? [i] : []));
    const part = short.map((row) =>
      columns.map((i) => (i < keys ? (row[i] ?? '') : shortenedTo(room, row[i] ?? '', ellipsis))),
    );
    const places = (some: readonly number[]): number[] =>
      columns.flatMap((i, at) => (some.includes(i) ? [at] : []));
    tables.push(linesOf(shortened(part, places(texts), limit), places(left)));
    from = to;
  }
  return tables;
}

/** A share in percent. */
export function percent(share: number): string {
  return percentOf(share, 1);
}

/** The share of a number in a total, in percent; empty for a total of 0. */
export function percentOf(n: number, total: number): string {
  return total === 0 ? '' : `${((100 * n) / total).toFixed(1)}%`;
}
