import { naList } from '../core/cells/na-list.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../core/missing.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { CellRules } from '../csv/columns/columns.ts';
import type { CellSpec } from './read-request.ts';

/** The rules for the cells of a table whose numbers are in a notation. */
export function cellRules(
  { na_values, default_na, missing, invalid }: CellSpec,
  { decimal, thousands }: Notation,
): CellRules {
  const words = default_na ? [...DEFAULT_NA_VALUES, ...na_values] : na_values;
  const notation = { decimal, thousands: thousands === null ? null : bytesOf(thousands) };
  return { ...naList(words, bytesOf), notation, missing, invalid };
}
