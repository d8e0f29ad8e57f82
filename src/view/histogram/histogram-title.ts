import type { ColumnType } from '../../column-types/registry.ts';
import { grouped } from '../../core/errors/grouped.ts';
import { cellWidth, shortenedTo, wrap } from '../text-width.ts';

/** The part of a histogram that its title names. */
interface TitledHistogram {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly weight?: string | undefined;
  /** The least and the greatest value; undefined without values. */
  readonly extent: { readonly min: number; readonly max: number } | undefined;
  readonly type?: ColumnType | undefined;
}

/** Options of a title: its width, the mark of omitted text, and true for bars on a log scale. */
interface TitleStyle {
  readonly width: number;
  readonly ellipsis: string;
  readonly isLog?: boolean | undefined;
}

/** The least width of shortened names. */
const LEAST_NAME = 16;

/** The title of a histogram in lines. Names are shortened so that one line suffices. */
export function titleLines(histogram: TitledHistogram, style: TitleStyle): string[] {
  const { width, ellipsis } = style;
  const whole = titleWith(histogram, style);
  const over = Math.max(0, cellWidth(whole) - width);
  const least = (text: string): number =>
    Math.max(LEAST_NAME, Math.min(width, cellWidth(text) - over));
  const name = shortenedTo(least(histogram.name), histogram.name, ellipsis);
  const { weight = '' } = histogram;
  const short = weight && shortenedTo(least(weight), weight, ellipsis);
  const title = titleWith({ ...histogram, name, weight: short || undefined }, style);
  return wrap(title, width, '    ', '');
}

function titleWith(
  { name, columns, rows, weight, extent, type }: TitledHistogram,
  { isLog = false }: TitleStyle,
): string {
  const shown = type?.format ?? plain;
  const parts = [
    `${name}${columns.length > 1 ? ` (${columns.length} columns)` : ''}`,
    `${grouped(rows)} row${rows === 1 ? '' : 's'}`,
    ...(extent === undefined ? [] : [`${shown(extent.min)} to ${shown(extent.max)}`]),
    ...(weight === undefined ? [] : [`counts are sums of ${weight}`]),
    ...(isLog ? ['bars on a log scale'] : []),
  ];
  return parts.join(', ');
}

/** A number with all its digits. */
function plain(x: number): string {
  return String(x).replace('Infinity', 'inf');
}
