import type { ColumnType } from '../../column-types/registry.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { FeatureStats } from '../../core/stats.ts';
import { percentOf } from '../table-text.ts';
import { cellWidth, padEnd, padStart, shortenedTo } from '../text-width.ts';
import { titleLines } from './histogram-title.ts';

/** The counts of one feature. Names and labels are printable: without control characters. */
export interface Histogram
  extends Pick<FeatureStats, 'name' | 'columns' | 'label' | 'missing' | 'outside'> {
  /** The invalid cells; undefined with weights, which count them as missing. */
  readonly invalid: number | undefined;
  /** The empty missing cells, and the missing cells with a string such as NA; undefined with weights. */
  readonly missingCells: MissingCells | undefined;
  /** True if the last bin holds the missing values, which then have no other line. */
  readonly hasMissingBin?: boolean;
  /** The least and the greatest value; undefined without values. */
  readonly extent: ValueExtent | undefined;
  /** Cells per bin, one bin or more. */
  readonly counts: ArrayLike<number>;
  /** The edges of a bin, infinite if it is open; undefined for a bin of missing values. */
  readonly interval: (code: number) => BinEdges | undefined;
  /** The type of the column; undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
  /** Rows read. */
  readonly rows: number;
  /** The column of row weights, which all counts except `rows` are sums of; undefined without weights. */
  readonly weight?: string | undefined;
}

/** The missing cells by their contents. */
interface MissingCells {
  readonly empty: number;
  readonly words: number;
  /** Invalid cells; undefined if these do not count as missing. */
  readonly invalid?: number | undefined;
}

/** The least and the greatest value; either may be infinite. */
interface ValueExtent {
  readonly min: number;
  readonly max: number;
}

/** The edges of a bin, infinite if it is open. */
interface BinEdges {
  readonly lower: number;
  readonly upper: number;
}

/** Options of a drawing: its greatest width in terminal cells, and its characters. */
export interface Drawing {
  readonly width: number;
  /** True for block characters and an ellipsis; false for ASCII. */
  readonly unicode: boolean;
  /** True if bars grow with the logarithm of counts; default false. */
  readonly isLog?: boolean;
}

/** A line of a histogram; all parts but the bar are padded. */
interface HistogramLine {
  readonly kind: 'bin' | 'missing' | 'invalid' | 'outside';
  readonly label: string;
  readonly count: string;
  /** The percentage of all cells that have a bin; blank for other lines. */
  readonly share: string;
  readonly bar: string;
}

/** A drawn histogram in parts, for coloring. */
export interface HistogramText {
  /** One line, or several if it is wide. */
  readonly title: string;
  readonly lines: readonly HistogramLine[];
}

/** The least width of a drawing: shorter bars could not be compared. */
const MIN_WIDTH = 40;

/** The greatest share of the width for labels, and the least width of a bar. */
const LABEL_PART = 0.4;
const MIN_BAR = 8;

const EIGHTHS: readonly string[] = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The space between columns, and to the left of them. */
const GAP = '  ';

/**
 * Draws a histogram: a line with label, count, share and bar for each bin, then lines for missing and invalid cells,
 * and for numbers outside the edges if there are some. The longest bar fills the width; any count above 0 has a bar.
 */
export function drawHistogram(histogram: Histogram, drawing: Drawing): HistogramText {
  const { label, missing, outside } = histogram;
  const width = Math.max(MIN_WIDTH, drawing.width);
  const ellipsis = drawing.unicode ? '…' : '...';
  const counts = Array.from(histogram.counts);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const limit = labelLimit(width, counts);
  const labels = counts.map((_, code) => shortenedTo(limit, label(code), ellipsis));
  const raw = [
    ...counts.map((n, code) => bare('bin', labels[code] ?? '', n, percentOf(n, total))),
    ...(histogram.hasMissingBin ? [] : [bare('missing', 'missing', missing, '')]),
    ...missingLines(histogram),
    ...invalidLines(histogram),
    ...(outside > 0 ? [bare('outside', 'outside', outside, '')] : []),
  ];
  const lines = aligned(raw);
  const most = counts.reduce((max, n) => Math.max(max, n), 0);
  const room = width - cellWidth(`${GAP}${leftOf(lines[0])}${GAP}`);
  const length = drawing.isLog ? (n: number) => Math.log1p(n) : Number;
  const bars = counts.map((n) => bar(length(n), length(most), room, drawing.unicode));
  const title = titleLines(histogram, { width, ellipsis, isLog: drawing.isLog }).join('\n');
  return { title, lines: lines.map((line, i) => ({ ...line, bar: bars[i] ?? '' })) };
}

/** The greatest width of a label, at least the width of the labels of cells without a bin. */
function labelLimit(width: number, counts: readonly number[]): number {
  const widest = counts.reduce((max, n) => Math.max(max, grouped(n).length), 0);
  const others = 4 * GAP.length + widest + '100.0%'.length + MIN_BAR;
  return Math.max('missing'.length, Math.min(Math.floor(width * LABEL_PART), width - others));
}

/** The missing cells by their contents, if there are some. */
function missingLines({ missing, missingCells }: Histogram): BareLine[] {
  if (missingCells === undefined || missing === 0) return [];
  const { empty, words, invalid } = missingCells;
  return [
    bare('missing', `${GAP}empty`, empty, ''),
    bare('missing', `${GAP}words`, words, ''),
    ...(invalid === undefined ? [] : [bare('missing', `${GAP}invalid`, invalid, '')]),
  ];
}

/** The invalid cells, unless they are listed among the missing ones. */
function invalidLines({ missing, missingCells, invalid }: Histogram): BareLine[] {
  const isListed = missing > 0 && missingCells?.invalid !== undefined;
  return invalid === undefined || isListed ? [] : [bare('invalid', 'invalid', invalid, '')];
}

type BareLine = Omit<HistogramLine, 'bar'>;

function bare(kind: HistogramLine['kind'], label: string, n: number, share: string): BareLine {
  return { kind, label, count: grouped(n), share };
}

function aligned(lines: readonly BareLine[]): BareLine[] {
  const widest = (key: 'label' | 'count' | 'share'): number =>
    lines.reduce((max, line) => Math.max(max, cellWidth(line[key])), 0);
  const [label, count, share] = [widest('label'), widest('count'), widest('share')];
  return lines.map((line) => ({
    kind: line.kind,
    label: padEnd(line.label, label),
    count: padStart(line.count, count),
    share: padStart(line.share, share),
  }));
}

function leftOf(line: BareLine | undefined): string {
  return line === undefined ? '' : [line.label, line.count, line.share].join(GAP);
}

/** A bar of at most `room` cells, in eighths of a cell; in whole cells with ASCII. */
function bar(n: number, most: number, room: number, unicode: boolean): string {
  if (n === 0) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round((n / most) * room)));
  const eighths = Math.max(1, Math.round((n / most) * room * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** A drawn histogram as lines of plain text, without trailing blanks. */
export function histogramLines({ title, lines }: HistogramText): string[] {
  return [title, ...lines.map((line) => `${GAP}${leftOf(line)}${GAP}${line.bar}`.trimEnd())];
}
