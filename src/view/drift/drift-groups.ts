import { grouped } from '../../core/errors/grouped.ts';
import { keyText } from '../../core/groups/key.ts';
import { aligned, type TableLimit } from '../table-text.ts';
import {
  type DriftStyle,
  driftLevelText,
  limitOf,
  MAX_NAME,
  psiText,
  shortenedName,
} from './drift.ts';
import type { DriftView, FeatureDriftView, GroupDriftView } from './drift-view.ts';
import { rateText } from './rates.ts';

/** Tables of the index of each feature in each group, as many as the width requires. */
export function groupTables(
  { features }: DriftView,
  groups: readonly GroupDriftView[],
  style: DriftStyle,
): string[][] {
  const names = features.map(({ name }) => shortenedName(name, MAX_NAME, style));
  const [ownHeader = [], ...own] = groupCells(features, groups, style);
  const tables: string[][] = [];
  for (let from = 0; from < names.length; ) {
    let to = from + 1;
    while (to < names.length && widthOf(groupLines(from, to + 1)) <= style.width) to++;
    tables.push(groupLines(from, to, limitOf(style)));
    from = to;
  }
  return tables;

  function groupLines(from: number, to: number, limit?: TableLimit): string[] {
    const header = [...ownHeader, ...names.slice(from, to)];
    const rows = groups.map(({ psi }, i) => [
      ...(own[i] ?? []),
      ...psi.slice(from, to).map(groupCell),
    ]);
    return aligned([header, ...rows], [0], limit);
  }
}

/** The first cells of each group, with a header: its key, its rows, and the rate of the target if there is one. */
function groupCells(
  features: readonly FeatureDriftView[],
  groups: readonly GroupDriftView[],
  style: DriftStyle,
): string[][] {
  const rated = features.findIndex(({ target }) => target !== undefined);
  const rate = features[rated]?.target;
  const rates = rate === undefined ? [] : [rate.event === undefined ? 'mean' : 'rate'];
  const cells = groups.map(({ key, rows, rates: all }) => [
    shortenedName(keyText(key), MAX_NAME, style),
    grouped(rows),
    ...rates.map((name) => rateText(all?.[rated] ?? Number.NaN, name === 'rate')),
  ]);
  return [['group', 'rows', ...rates], ...cells];
}

/** The cell of an index; in parentheses if it is above the lowest level, but within noise. */
function groupCell(psi: { readonly total: number; readonly noise: number }): string {
  return driftLevelText(psi) === 'within noise'
    ? `(${psiText(psi.total)})`
    : `${psiText(psi.total)} `;
}

function widthOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}
