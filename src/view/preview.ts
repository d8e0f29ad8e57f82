import { sparkline } from './sparkline.ts';
import { cellWidth, padEnd, shortenedTo, wrap } from './text-width.ts';

/** A feature in a preview. Names and labels are printable. */
export interface PreviewedFeature {
  readonly name: string;
  readonly columns: readonly string[];
  readonly mode: string;
  /** The bins' labels in order. */
  readonly labels: readonly string[];
  /** The number of sampled values in each bin; one for each label. */
  readonly counts: readonly number[];
}

/** The chosen columns before and after binning, row by row. */
export interface PreviewedTable {
  /** Names and rows of the chosen columns; all rows are as long as the names. */
  readonly before: { readonly names: readonly string[]; readonly rows: readonly string[][] };
  /** Names and rows of the output columns; as many rows. */
  readonly after: { readonly names: readonly string[]; readonly rows: readonly string[][] };
}

/** Options of lines: the greatest width in terminal cells, and the mark of omitted text. */
export interface PreviewStyle {
  readonly width: number;
  readonly ellipsis: string;
  /** True if block characters are available. */
  readonly unicode: boolean;
}

/** The most bins of a feature that are listed. */
const MAX_BINS = 12;

/** The greatest width of a cell of the table. */
const MAX_CELL = 24;

/** The greatest width of a feature name, and of a list of columns. */
const MAX_COLUMNS = 40;

const GAP = '  ';
const SPARK = 'values in these rows: ';
const MIDDLE = '  |  ';

/** A feature as lines: its columns, mode and bins, and a sparkline of the counts. */
export function featureLines(
  feature: PreviewedFeature,
  { width, ellipsis, unicode }: PreviewStyle,
): string[] {
  const { name, columns, mode, labels, counts } = feature;
  const of = columns.length === 1 && columns[0] === name ? '' : ` of ${columns.join(', ')}`;
  const title = `${shortenedTo(MAX_COLUMNS, name, ellipsis)}: ${mode}${shortenedTo(MAX_COLUMNS, of, ellipsis)}, ${labels.length} ${labels.length === 1 ? 'bin' : 'bins'}`;
  const titles = wrap(title, width, GAP + GAP, '');
  const shown = labels
    .slice(0, MAX_BINS)
    .map((label, code) =>
      shortenedTo(Math.max(MAX_CELL, width - GAP.length), `${code} ${label}`, ellipsis),
    );
  const more = labels.length > MAX_BINS ? [`and ${labels.length - MAX_BINS} more`] : [];
  const spark = sparkline(counts, Math.max(1, width - GAP.length - SPARK.length), unicode);
  return [...titles, ...flow([...shown, ...more], width), `${GAP}${SPARK}${spark}`];
}

/** Items in lines, with as many items in each line as fit. */
function flow(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const longer = `${last ?? ''}${GAP}${GAP}${item}`;
    if (last !== undefined && cellWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(GAP + item);
  }
  return lines;
}

/**
 * The rows before and after binning, side by side. If the columns do not fit, the last columns of the wider side are
 * omitted, and their number is shown.
 */
export function rowLines(table: PreviewedTable, style: PreviewStyle): string[] {
  const [before, after] = [sideOf(table.before, style), sideOf(table.after, style)];
  while (widthOf(before) + MIDDLE.length + widthOf(after) > style.width) {
    const wider = widthOf(before) >= widthOf(after) ? before : after;
    const other = wider === before ? after : before;
    const shorter = wider.columns.length > 1 ? wider : other;
    if (shorter.columns.length <= 1) break;
    shorter.columns.pop();
    shorter.left++;
  }
  const titles = [
    `${padEnd('before', widthOf(before))}${MIDDLE}after`,
    ...(before.left + after.left > 0 ? [leftOut(before.left, after.left)] : []),
  ];
  const rows = table.before.rows.map((_, row) => row + 1);
  const lines = [0, ...rows].map((row) => `${lineOf(before, row)}${MIDDLE}${lineOf(after, row)}`);
  const [title = '', ...notes] = titles;
  const wrapped = notes.flatMap((note) => wrap(note, style.width, GAP, ''));
  return [title, ...lines, ...wrapped].map((line) => line.trimEnd());
}

interface Side {
  /** The columns, each with its name first. */
  readonly columns: { readonly width: number; readonly cells: readonly string[] }[];
  /** The number of columns that are not shown. */
  left: number;
}

function sideOf(
  { names, rows }: PreviewedTable['before'],
  { width, ellipsis }: PreviewStyle,
): Side {
  const most = Math.max(4, Math.min(MAX_CELL, Math.floor(width / 2) - MIDDLE.length));
  const columns = names.map((name, i) => {
    const texts = [name, ...rows.map((row) => row[i] ?? '')];
    const cells = texts.map((text) => shortenedTo(most, text, ellipsis));
    return { width: cells.reduce((max, cell) => Math.max(max, cellWidth(cell)), 0), cells };
  });
  return { columns, left: 0 };
}

function widthOf({ columns }: Side): number {
  const widths = columns.map((column) => column.width + GAP.length);
  return Math.max('before'.length, widths.reduce((sum, n) => sum + n, 0) - GAP.length);
}

function lineOf(side: Side, row: number): string {
  const cells = side.columns.map(({ width, cells }) => padEnd(cells[row] ?? '', width));
  return padEnd(cells.join(GAP), widthOf(side));
}

function leftOut(before: number, after: number): string {
  const parts = [
    ...(before > 0 ? [`${before} before`] : []),
    ...(after > 0 ? [`${after} after`] : []),
  ];
  const columns = before + after === 1 ? 'column' : 'columns';
  return `(no room for more ${columns}: ${parts.join(', ')})`;
}
