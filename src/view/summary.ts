import { grouped } from '../core/errors/grouped.ts';
import type { CellPolicies } from '../core/missing.ts';
import type {
  CellCounts,
  ColumnStats,
  FeatureStats,
  RepairedCounts,
  Stats,
} from '../core/stats.ts';
import { aligned, percentOf, type TableLimit } from './table-text.ts';
import { wrap } from './text-width.ts';

/** The most bins of a feature that are listed. */
const MAX_BINS = 30;

/** The most columns of a feature with a count for each. */
const MAX_COLUMNS = 6;

/** The limit of tables of any width. */
const NO_LIMIT: TableLimit = { width: Number.POSITIVE_INFINITY, ellipsis: '...' };

/**
 * The counts of a run as lines of plain text: rows, and for every feature its counts per bin, then missing, invalid,
 * outside and overflowing cells.
 *
 * @param policies decide if invalid cells are among the missing ones
 * @param limit the width of lines; default: unlimited
 */
export function summaryLines(
  stats: Stats,
  { invalid }: Pick<CellPolicies, 'invalid'> = { invalid: 'error' },
  limit: TableLimit = NO_LIMIT,
): string[] {
  const leftovers = (cells: CellCounts): string => leftoversText(cells, invalid === 'missing');
  const dropped = stats.dropped > 0 ? ` (${grouped(stats.dropped)} dropped)` : '';
  const rejected = stats.rejected > 0 ? `, ${grouped(stats.rejected)} rejected` : '';
  const repaired = repairedText(stats.repaired);
  const features = stats.features.flatMap((feature) => featureLines(feature, leftovers, limit));
  return [
    `${plural(stats.rows, 'row')}${dropped}${rejected}`,
    ...(repaired === undefined ? [] : [repaired]),
    ...features,
  ];
}

/** The rows repaired with `--lenient`, as text; undefined if there are none. */
export function repairedText({ padded, long, quotes }: RepairedCounts): string | undefined {
  const parts = [
    padded > 0 ? `${plural(padded, 'short row')} padded` : '',
    long > 0 ? `${plural(long, 'long row')} intact` : '',
    quotes > 0 ? `${plural(quotes, 'row')} with stray quotes` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

function featureLines(
  feature: FeatureStats,
  leftovers: (cells: CellCounts) => string,
  limit: TableLimit,
): string[] {
  const { name, columns, counts } = feature;
  const of = columns.length > 1 ? ` (${columns.length} columns)` : '';
  const each = columns.length <= MAX_COLUMNS ? severalOf(feature.byColumn) : [];
  const more = counts.length - MAX_BINS;
  const titled = (text: string, lead: string): string[] =>
    wrap(text, limit.width, `${lead}    `, lead);
  return [
    ...titled(`${name}${of}: ${leftovers(feature)}`, ''),
    ...each.flatMap((column) => titled(`${column.name}: ${leftovers(column)}`, '  ')),
    ...aligned(binRows(feature, each), [0, 1], { ...limit, keys: 2 }),
    ...(more > 0 ? [`  and ${plural(more, 'bin')} more; --stats FILE has them all`] : []),
    ...sharedLabels(feature).flatMap((line) => titled(line, '  ')),
  ];
}

/** The bins of a feature as rows of a table; with a header if the counts of each column are shown, too. */
function binRows({ counts, label }: FeatureStats, each: readonly ColumnStats[]): string[][] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const rows = [...counts.subarray(0, MAX_BINS)].map((n, code) => [
    String(code),
    label(code),
    ...each.map((column) => grouped(column.counts[code] ?? 0)),
    grouped(n),
    percentOf(n, total),
  ]);
  const names = ['', '', ...each.map((column) => column.name), 'sum', ''];
  return each.length > 0 ? [names, ...rows] : rows;
}

/** The columns of a feature with several columns; empty for one. */
function severalOf(columns: readonly ColumnStats[] = []): readonly ColumnStats[] {
  return columns.length > 1 ? columns : [];
}

/** `bins 0 and 2 share the label "low"`, for each label of several bins that are listed. */
function sharedLabels({ counts, label }: FeatureStats): string[] {
  const codes = new Map<string, number[]>();
  for (const code of counts.subarray(0, MAX_BINS).keys()) {
    const text = label(code);
    codes.set(text, [...(codes.get(text) ?? []), code]);
  }
  return [...codes]
    .filter(([, bins]) => bins.length > 1)
    .map(([text, bins]) => {
      const [last, ...others] = bins.toReversed();
      return `bins ${others.toReversed().join(', ')} and ${last} share the label "${text}"`;
    });
}

/** The number that is read from cells with two. */
const READ_PARTS: Readonly<Record<string, string>> = {
  censored: ' (the limit)',
  range: ' (the lower end)',
};

/** The cells without a value, and the numbers that differ from the text of their cells. */
function leftoversText(
  {
    missing,
    invalid,
    overflow,
    rounded,
    outside,
    styles = {},
    unknown_groups: unknown = 0,
  }: CellCounts,
  isInvalidMissing: boolean,
): string {
  const share = invalid === missing ? 'all' : `${grouped(invalid)} of them`;
  const among = isInvalidMissing && invalid > 0 ? ` (${share} invalid)` : '';
  const lost = among === '' ? `, ${grouped(invalid)} invalid` : among;
  const over =
    overflow > 0 ? `, ${grouped(overflow)} too large for float64, counted as infinite` : '';
  const near = rounded > 0 ? `, ${plural(rounded, 'whole number')} past 2^53 rounded` : '';
  const out = outside > 0 ? `, ${grouped(outside)} outside the edges` : '';
  const groups = unknown > 0 ? `, ${grouped(unknown)} of unknown groups` : '';
  const styled = Object.entries(styles).map(
    ([style, n]) => `, ${grouped(n)} as ${style}${READ_PARTS[style] ?? ''}`,
  );
  return `${grouped(missing)} missing${lost}${out}${over}${near}${groups}${styled.join('')}`;
}

/** A count and its noun: `1 row`, `2,000 rows`. */
export function plural(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** The counts of a run as one JSON document. */
export function statsJson(stats: Stats): string {
  const features = stats.features.map(({ label, counts, byColumn = [], ...rest }) => ({
    ...rest,
    bins: [...counts].map((count, code) => ({ code, label: label(code), count })),
    ...(byColumn.length > 1 && { by_column: byColumn.map(columnJson) }),
  }));
  return `${JSON.stringify({ ...stats, features }, null, 2)}\n`;
}

function columnJson({ counts, ...rest }: ColumnStats): object {
  return { ...rest, counts: [...counts] };
}
