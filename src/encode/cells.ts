import type { BinTable } from './bin-table.ts';
import type { OutputMode, Value } from './mode.ts';

/** A value as the text of its cell: the shortest digits, `inf` and `-inf`; an empty cell for null. */
export function cellText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'number' && !Number.isFinite(value) ? infinityText(value) : String(value);
}

function infinityText(value: number): string {
  return value > 0 ? 'inf' : '-inf';
}

/** Looks up the cells of a code. The array is shared by all who ask: do not write to it. */
export type CellTable = (code: number) => readonly string[];

/** The codes whose cells are kept: a table may have a million. */
const KEPT_CODES = 2 ** 16;

/** The cell table of a mode. An entry is made when its code first comes up, and kept unless the code is large. */
export function cellTable(mode: OutputMode, bins: BinTable): CellTable {
  const made: (readonly string[] | undefined)[] = [];
  return (code) => {
    const cells = made[code] ?? mode.values(code, bins).map(cellText);
    if (code < KEPT_CODES) made[code] = cells;
    return cells;
  };
}
