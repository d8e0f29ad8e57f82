import { otherNotations } from '../core/cells/near-number.ts';
import type { Notation } from '../core/cells/notation.ts';
import { parseNumberIn, trimBlanks } from '../core/cells/number.ts';
import type { FoundCell } from './column-contents.ts';

/** A cell that is a number in another notation. */
export interface ForeignNumber extends FoundCell {
  /** The flags that read it, and the number. */
  readonly remedy: string;
}

/** A cell with the flags that read it as a number; undefined if none do, or if it is one in the notation of the table. */
export function foreignNumberOf(
  cell: FoundCell | undefined,
  notation: Notation,
): ForeignNumber | undefined {
  if (cell === undefined || parseNumberIn(cell.text, notation) !== undefined) return undefined;
  const remedy = otherNotations(trimBlanks(cell.text), notation, parseNumberIn);
  return remedy === undefined ? undefined : { ...cell, remedy };
}
