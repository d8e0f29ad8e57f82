import type { RepairedCounts } from '../../core/stats.ts';
import { repairedText } from '../../view/summary.ts';
import { warn } from './report.ts';

/** Says what a lenient reader let pass, if anything. */
export function warnRepaired(counts: RepairedCounts): void {
  const text = repairedText(counts);
  if (text !== undefined) warn(`let pass by --lenient: ${text}`);
}
