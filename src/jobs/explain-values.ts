import { readCell } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { cellRules } from '../plan/read-request.ts';
import { type Explanation, explain } from '../view/explanation/explain.ts';
import { lookupCells } from './lookup-cells.ts';

/**
 * Explains the bins of cells such as `fare=12.5`, without a file; a cell without a name has one explanation for
 * each feature.
 *
 * @param notation how cells write numbers
 * @throws DiscretizeError E_UNKNOWN_COLUMN for a name that no feature has, and for all that does not fit
 *   together
 */
export function explainValues(
  request: BinRequest,
  cells: readonly string[],
  notation: Notation,
): Explanation[] {
  const policies = cellRules(request.spec, notation);
  return lookupCells(request, cells).map(({ name, text, feature, written }) => {
    const { boundaries, bins, columns } = feature;
    const { type, words } = columns[0] ?? {};
    const subject = { name, boundaries, written, policies, notation, type, ...bins };
    return explain(subject, text, readCell(bytesOf(text), { ...policies, type, words }));
  });
}
