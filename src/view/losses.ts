import { grouped } from '../core/errors/grouped.ts';
import type { CellPolicies } from '../core/missing.ts';
import type { CellCounts, RowStats } from '../core/stats.ts';
import { plural } from './summary.ts';

/**
 * The dropped rows, and the cells that count as other values than their text, in one line.
 *
 * @param cells the counts of each column or feature
 * @param policies the policies that dropped rows and made invalid cells missing
 * @returns undefined if nothing was dropped or changed
 */
export function lossText(
  { dropped }: RowStats,
  cells: readonly CellCounts[],
  policies: CellPolicies,
): string | undefined {
  const parts = [droppedText(dropped, cells, policies), ...changedTexts(cells, policies)];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(', ');
}

/** The dropped rows with their causes: `2 rows dropped (1 missing, 1 invalid)`. */
function droppedText(
  dropped: number,
  cells: readonly CellCounts[],
  { missing, invalid }: CellPolicies,
): string | undefined {
  if (dropped === 0) return undefined;
  const all = sum(cells, 'invalid');
  const listed = sum(cells, 'missing') - (invalid === 'missing' ? all : 0);
  const drops = missing === 'drop';
  const causes = [
    drops && listed > 0 ? `${grouped(listed)} missing` : '',
    (invalid === 'drop' || (drops && invalid === 'missing')) && all > 0
      ? `${grouped(all)} invalid`
      : '',
  ].filter((cause) => cause !== '');
  return `${plural(dropped, 'row')} dropped (${causes.join(', ')})`;
}

/** The changed cells of rows that are not dropped. */
function changedTexts(
  cells: readonly CellCounts[],
  { missing, invalid }: CellPolicies,
): (string | undefined)[] {
  const made = invalid === 'missing' && missing !== 'drop' ? sum(cells, 'invalid') : 0;
  const outside = sum(cells, 'outside');
  const overflow = sum(cells, 'overflow');
  const rounded = sum(cells, 'rounded');
  const unknown = sum(cells, 'unknown_groups');
  return [
    made > 0 ? `${plural(made, 'invalid cell')} made missing` : undefined,
    outside > 0 ? `${plural(outside, 'value')} outside the edges made missing` : undefined,
    overflow > 0
      ? `${plural(overflow, 'number')} too large for float64, counted as infinite`
      : undefined,
    unknown > 0 ? `${plural(unknown, 'cell')} of groups that the spec does not know` : undefined,
    rounded > 0 ? `${plural(rounded, 'whole number')} past 2^53 rounded to float64` : undefined,
  ];
}

function sum(
  cells: readonly CellCounts[],
  count: 'missing' | 'invalid' | 'outside' | 'overflow' | 'rounded' | 'unknown_groups',
): number {
  return cells.reduce((all, one) => all + (one[count] ?? 0), 0);
}
