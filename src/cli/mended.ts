import type { MendedCounts } from '../core/stats.ts';
import { mendedText } from '../view/summary.ts';
import { warn } from './report.ts';

/** Says what a lenient reader let pass, if anything. */
export function warnMended(counts: MendedCounts): void {
  const text = mendedText(counts);
  if (text !== undefined) warn(`let pass by --lenient: ${text}`);
}
