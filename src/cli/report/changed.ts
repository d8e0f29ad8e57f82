import type { CellPolicies } from '../../core/missing.ts';
import type { Stats } from '../../core/stats.ts';
import { lossText } from '../../view/losses.ts';
import { repairedText } from '../../view/summary.ts';
import { warn } from './report.ts';

/**
 * Warns of whatever is not written as it was read: rows that were mended or dropped, cells that changed.
 *
 * @param file the table's file, if there are several tables
 */
export function warnChanged(stats: Stats, policies: CellPolicies, file?: string): void {
  const whose = file === undefined ? '' : `${file}: `;
  const mended = repairedText(stats.mended);
  if (mended !== undefined) warn(`${whose}let pass by --lenient: ${mended}`);
  const loss = lossText(stats, policies);
  if (loss !== undefined) warn(`${whose}${loss}`);
}
