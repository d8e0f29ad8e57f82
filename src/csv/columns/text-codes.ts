import { type CellGrammar, readCell } from '../../core/cells/cell.ts';
import { trimBlanks } from '../../core/cells/number.ts';
import { textOf } from '../byte-string.ts';

/** The distinct texts of a column, numbered as they come, so that a column of numbers can hold them. */
export class TextCodes {
  readonly #codes = new Map<string, number>();

  /** The code of a cell's text without blanks around it; NaN for a missing cell. */
  codeOf(cell: string, grammar: CellGrammar): number {
    if (Number.isNaN(readCell(cell, grammar))) return Number.NaN;
    const text = trimBlanks(cell);
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#codes.size;
    this.#codes.set(text, code);
    return code;
  }

  /** The texts by their codes. */
  get texts(): readonly string[] {
    return [...this.#codes.keys()].map(textOf);
  }
}
