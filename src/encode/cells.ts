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

/** The look-up of the cells of a code. The array is shared: callers must not modify it. */
export type CellTable = (code: number) => readonly string[];

/** The number of codes with cached cells: a feature may have a million bins. */
const KEPT_CODES = 2 ** 16;

/** The cell table of a mode. Entries are created on first use, and cached for codes below `KEPT_CODES`. */
export function cellTable(mode: OutputMode, bins: BinTable): CellTable {
  const made: (readonly string[] | undefined)[] = [];
  return (code) => {
    const cells = made[code] ?? mode.values(code, bins).map(cellText);
    if (code < KEPT_CODES) made[code] = cells;
    return cells;
  };
}
