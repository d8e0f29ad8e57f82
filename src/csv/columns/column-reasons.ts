import { type CellGrammar, readCell } from '../../core/cells/cell.ts';
import { explainRejection } from '../../core/cells/near-number.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { isInPlainNumbers, plainNumberEnd } from '../../core/cells/number.ts';
import { isWordValue } from '../../core/cells/word-values.ts';
import { textOf } from '../byte-string.ts';
import { Line, type RecordFields } from '../line.ts';

/** The reasons against columns of missing cells: of numbers, and of other types. */
const NO_NUMBERS = 'no numbers';
const NO_DATES = 'no values';

/** The reasons against columns without a value. */
export const NO_VALUES: readonly string[] = [NO_NUMBERS, NO_DATES];

/**
 * The state of a column: `read`: its cells must be read; `valued`: it has a value, so that plain numbers add no
 * information; `out`: it is not chosen.
 */
const STATE = { read: 0, valued: 1, out: 2 } as const;

/**
 * The reasons against columns, by the cells of some rows. Reads row by row: there may be thousands of columns, whose
 * cells are adjacent in a row.
 */
export class ColumnReasons {
  /** Undefined for a column that can be chosen. */
  readonly reasons: (string | undefined)[];
  readonly #grammars: readonly CellGrammar[];
  readonly #notation: Notation;
  readonly #decimal: number;
  readonly #states: Uint8Array;
  #rows = 0;

  /**
   * @param grammars the grammar of each column
   *
   * @param notation the notation of the grammars, with its separators as text
   */
  constructor(grammars: readonly CellGrammar[], notation: Notation) {
    this.#grammars = grammars;
    this.#notation = notation;
    this.#decimal = notation.decimal.charCodeAt(0);
    this.#states = new Uint8Array(grammars.length);
    this.reasons = grammars.map(({ type }) =>
      type === undefined || type.isNumber ? NO_NUMBERS : NO_DATES,
    );
  }

  /** Reads the cells of a row as wide as the table. */
  add(fields: RecordFields): void {
    this.#rows++;
    if (fields instanceof Line && fields.delimiter.length === 1) this.#readLine(fields);
    else this.#readTexts(fields instanceof Line ? fields.fields : fields);
  }

  #readTexts(fields: readonly string[]): void {
    for (let position = 0; position < this.#states.length; position++) {
      if (this.#states[position] !== STATE.out) this.#read(position, fields[position] as string);
    }
  }

  /** Decodes only cells that may change the state of their columns. */
  #readLine({ bytes, start, end, delimiter: { 0: delimiter = 0 } }: Line): void {
    const states = this.#states;
    // If numbers may contain the delimiter, the end of a number may not be the end of its cell.
    const hasPlain = !isInPlainNumbers(delimiter, this.#decimal);
    for (let [position, at] = [0, start]; position < states.length; position++, at++) {
      const [from, state] = [at, states[position]];
      if (hasPlain && state === STATE.valued) {
        const to = plainNumberEnd(bytes, from, end, this.#decimal);
        at = to;
        if (to === end || (to >= 0 && bytes[to] === delimiter)) continue;
      }
      at = from;
      while (at < end && bytes[at] !== delimiter) at++;
      if (state !== STATE.out) this.#read(position, bytes.toString('latin1', from, at));
    }
  }

  #read(position: number, text: string): void {
    const grammar = this.#grammars[position] as CellGrammar;
    const value = readCell(text, grammar);
    if (value === undefined) {
      this.reasons[position] = rejectionOf(text, this.#rows, this.#notation, grammar.type);
      this.#states[position] = STATE.out;
    } else if (!Number.isNaN(value) && !isWordValue(value)) {
      this.reasons[position] = undefined;
      // Other types may reject plain numbers.
      if (grammar.type === undefined) this.#states[position] = STATE.valued;
    }
  }
}

function rejectionOf(
  text: string,
  row: number,
  notation: Notation,
  type: CellGrammar['type'],
): string {
  const hint = remedyOf(textOf(text), notation, type);
  const reason = `"${textOf(text)}" in row ${row} is not ${type?.expected ?? 'a number'}`;
  return hint === undefined ? reason : `${reason}: ${hint}`;
}

/** The remedy for a cell of a column of numbers. */
function remedyOf(text: string, notation: Notation, type: CellGrammar['type']): string | undefined {
  if (type === undefined) return explainRejection(text, notation);
  return type.isNumber ? type.remedy(text, notation) : undefined;
}
