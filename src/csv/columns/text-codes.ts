import { type CellGrammar, readCell } from '../../core/cells/cell.ts';
import { trimBlanks } from '../../core/cells/number.ts';
import { textOf } from '../byte-string.ts';

/** The distinct texts of a column, numbered in the order of their first use: the values of a column of texts. */
export class TextCodes {
  readonly #codes = new Map<string, number>();

  /** The code of the text of a cell, without surrounding spaces and tabs; NaN for a missing cell. */
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
