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

/** The cell table of a mode. An entry is made when its code first comes up, and kept. */
export function cellTable(mode: OutputMode, bins: BinTable): CellTable {
  const made: (readonly string[] | undefined)[] = [];
  return (code) => {
    const cells = made[code] ?? mode.values(code, bins).map(cellText);
    made[code] = cells;
    return cells;
  };
}
