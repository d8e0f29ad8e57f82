import type { CellPolicies } from '../../core/missing.ts';
import type { CellCounts, RowStats } from '../../core/stats.ts';
import { lossText } from '../../view/losses.ts';
import { repairedText } from '../../view/summary.ts';
import { warn } from './report.ts';

/**
 * Warns of whatever is not written as it was read: rows that were repaired or dropped, cells that changed.
 *
 * @param cells the counts of each column or feature
 * @param file the table's file, if there are several tables
 */
export function warnChanged(
  rows: RowStats,
  cells: readonly CellCounts[],
  policies: CellPolicies,
  file?: string,
): void {
  const whose = file === undefined ? '' : `${file}: `;
  const mended = repairedText(rows.mended);
  if (mended !== undefined) warn(`${whose}let pass by --lenient: ${mended}`);
  const loss = lossText(rows, cells, policies);
  if (loss !== undefined) warn(`${whose}${loss}`);
}
