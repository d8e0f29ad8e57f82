import { grouped } from '../../core/errors/grouped.ts';
import { type GroupKey, keyText } from '../../core/groups/key.ts';
import { sparkline } from '../sparkline.ts';
import { aligned } from '../table-text.ts';
import { shortenedTo } from '../text-width.ts';
import type { Drawing, Histogram } from './histogram.ts';
import { HISTOGRAM_HEADER, histogramRows } from './histogram-data.ts';

/** The rows of one group, counted in the bins of a histogram of all rows. */
interface HistogramGroup {
  readonly key: GroupKey;
  readonly rows: number;
  readonly missing: number;
  readonly outside: number;
  readonly counts: ArrayLike<number>;
}

/** The groups of a histogram, by descending number of rows. */
export interface HistogramGroups {
  readonly by: readonly string[];
  readonly groups: readonly HistogramGroup[];
}

/** The most groups that are drawn, and the greatest width of a key and of the bars, in terminal cells. */
const MAX_GROUPS = 20;
const MAX_KEY = 24;
const MAX_BARS = 30;

/**
 * Small histograms of groups, one line for each: its key, its rows, and a bar for each bin of the main histogram,
 * scaled to the greatest count of the group.
 */
export function groupLines(
  { by, groups }: HistogramGroups,
  shown: (text: string) => string,
  { width, unicode }: Pick<Drawing, 'width' | 'unicode'>,
): string[] {
  const ellipsis = unicode ? '…' : '...';
  const bars = Math.max(1, Math.min(MAX_BARS, Math.floor(width / 3)));
  const rows = groups
    .slice(0, MAX_GROUPS)
    .map(({ key, rows: count, counts }) => [
      shortenedTo(MAX_KEY, shown(keyText(key)), ellipsis),
      grouped(count),
      sparkline(Array.from(counts), bars, unicode),
    ]);
  const more = groups.length - rows.length;
  return [
    ...aligned([[shown(by.join(', ')), 'rows', 'bins'], ...rows], [0, 2], {
      width,
      ellipsis,
      texts: [0],
    }),
    ...(more > 0 ? [`  and ${grouped(more)} more groups; --json has all`] : []),
  ];
}

/** The header of {@link groupHistogramRows}. */
export function groupHeader(by: readonly string[]): string[] {
  return [...by, ...HISTOGRAM_HEADER];
}

/** The histogram of each group as rows of a table: its key, then the fields of a histogram's rows. */
export function groupHistogramRows(histogram: Histogram, { groups }: HistogramGroups): string[][] {
  return groups.flatMap(({ key, rows, missing, outside, counts }) => {
    const missingCells = undefined;
    const own = { ...histogram, rows, missing, missingCells, invalid: undefined, outside, counts };
    return histogramRows(own).map((cells) => [...key.map((part) => part ?? ''), ...cells]);
  });
}

/** The groups as plain data; null is a missing key. */
export function groupsJson({ by, groups }: HistogramGroups): object {
  return {
    by,
    groups: groups.map(({ counts, ...group }) => ({ ...group, counts: Array.from(counts) })),
  };
}
