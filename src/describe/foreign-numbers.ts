import { notationFlags, onlyNotation } from '../core/cells/near-number.ts';
import type { Notation } from '../core/cells/notation.ts';
import { parseNumberIn } from '../core/cells/number.ts';
import type { Sample } from '../fit/sample.ts';
import type { ReadCell } from './read-cell.ts';

/** The flags that read numbers in another notation, and the number of cells that they read. */
export interface OtherReading {
  readonly flags: string;
  readonly cells: number;
}

/** Finds numbers in another notation than that of the table, by the first text of a column. */
export class ForeignNumbers {
  /** The other notation; undefined if the first text is in none. */
  notation: Notation | undefined;
  /** The number of texts that are numbers in the other notation. */
  count = 0;
  #hasText = false;

  /** A cell that was read, counted and marked if it is text and a number in the other notation. */
  marked(cell: ReadCell, text: string): ReadCell {
    if (cell.kind !== 'text' || !this.#has(text)) return cell;
    this.count++;
    return { ...cell, isForeign: true };
  }

  /** Counts a marked cell again. */
  repeat({ isForeign }: ReadCell): void {
    if (isForeign) this.count++;
  }

  /**
   * The flags that read the texts as numbers; undefined if there are none, or if they would not read the other numbers:
   * those with fractions.
   */
  reading(numbers: () => Sample, given: Notation): OtherReading | undefined {
    if (this.notation === undefined || this.count === 0) return undefined;
    const areWhole = numbers().values.every((value) => Number.isInteger(value));
    if (!areWhole) return undefined;
    return { flags: notationFlags(this.notation, given), cells: this.count };
  }

  #has(text: string): boolean {
    if (!this.#hasText) this.notation = onlyNotation(text);
    this.#hasText = true;
    return this.notation !== undefined && parseNumberIn(text, this.notation) !== undefined;
  }
}
