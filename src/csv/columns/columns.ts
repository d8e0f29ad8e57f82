import {
  type CellGrammar,
  type CellType,
  columnGrammar,
  isRounded,
  readCell,
} from '../../core/cells/cell.ts';
import { isOverflow, trimBlanks } from '../../core/cells/number.ts';
import { cellFault } from '../../core/cells/rejection.ts';
import { type DiscretizeError, withoutStack } from '../../core/errors/error.ts';
import { faultOf, type RowFault } from '../../core/errors/row-fault.ts';
import { type CellPolicies, isMissing, verdictOn } from '../../core/missing.ts';
import type { Row, RowBlock } from '../../core/row-block.ts';
import { addRepaired, addStyle, type RepairedCounts, type StyledCells } from '../../core/stats.ts';
import { textOf } from '../byte-string.ts';
import type { Rejections } from '../table/rejections.ts';
import { type Columns, noCounts } from './column-block.ts';
import { type KeyPlace, keyError, keyNumber } from './row-key.ts';
import type { TextCodes } from './text-codes.ts';

/** The rules for reading cells into columns, encoded as byte strings. */
export interface CellRules extends CellPolicies, CellGrammar {}

/** A column to read: its position, and its name for errors. */
export interface ColumnPlace {
  readonly position: number;
  readonly name: string;
  /** Set for a column with the number of the key of each row. */
  readonly key?: KeyPlace | undefined;
  /** The codes of its texts, which are the values of a column of texts. */
  readonly texts?: TextCodes | undefined;
  /** Undefined: plain numbers. */
  readonly type?: CellType | undefined;
  /** The numbers of special codes that are words, as byte strings; undefined: no such codes. */
  readonly words?: ReadonlyMap<string, number> | undefined;
}

/**
 * Reads the cells of some columns, record by record, so that bad records and bad cells are rejected in the order of
 * the file.
 *
 * @param rejections the policy for bad records
 */
export function readColumns<R extends Row>(
  block: RowBlock<R>,
  places: readonly ColumnPlace[],
  rules: CellRules,
  rejections: Rejections,
): Columns<R> {
  const reader = new ColumnReader(block, places, rules, rejections);
  const records: R[] = [];
  const count = { dropped: 0, rejected: 0, read: 0 };
  let failure: DiscretizeError | undefined;
  for (const record of block.rows) {
    const verdict = reader.read(record, records.length);
    if (verdict === 'keep') records.push(record);
    else if (verdict === 'drop') count.dropped++;
    else if (verdict === 'reject') count.rejected++;
    else {
      failure = verdict;
      break;
    }
    count.read++;
  }
  const values = reader.values.map((column) => column.subarray(0, records.length));
  const counts = { ...count, repaired: reader.repaired, ...reader.cells };
  return { values, records, ...counts, failure: failure ?? block.failure };
}

/** The outcome of a record; an error fails the run. */
type Verdict = 'keep' | 'drop' | 'reject' | DiscretizeError;

/** Fills the columns of one block. */
class ColumnReader<R extends Row> {
  readonly values: readonly Float64Array[];
  readonly cells: ReturnType<typeof noCounts>;
  readonly repaired: RepairedCounts = { padded: 0, long: 0, quotes: 0 };
  readonly #block: RowBlock<R>;
  readonly #places: readonly ColumnPlace[];
  readonly #rules: CellRules;
  /** The grammar of each column. */
  readonly #grammars: readonly CellGrammar[];
  readonly #rejections: Rejections;

  constructor(
    block: RowBlock<R>,
    places: readonly ColumnPlace[],
    rules: CellRules,
    rejections: Rejections,
  ) {
    this.values = places.map(() => new Float64Array(block.rows.length));
    this.cells = noCounts(places.length);
    this.#block = block;
    this.#places = places;
    this.#rules = rules;
    this.#grammars = places.map(({ type, words }) => columnGrammar(rules, type, words));
    this.#rejections = rejections;
  }

  /** Reads the cells of a record into a row of the columns; the row of a record that is not kept is reused. */
  read(record: R, row: number): Verdict {
    if (record.fault !== undefined) return this.#reject(record, record.fault, row);
    let verdict: Verdict = 'keep';
    for (let i = 0; i < this.#places.length; i++) {
      const { key } = this.#places[i] as ColumnPlace;
      if (key !== undefined) {
        const keyVerdict = this.#readKey(record, i, key, row);
        if (keyVerdict !== 'keep') return keyVerdict;
        continue;
      }
      const value = this.#value(record, i);
      (this.values[i] as Float64Array)[row] = value ?? Number.NaN;
      if (value !== undefined && !Number.isNaN(value)) continue;
      const verdictHere = verdictOn(value, this.#rules);
      if (verdictHere === 'error') return this.#rejectCell(record, i, value, row);
      if (verdictHere === 'drop') verdict = 'drop';
    }
    this.#count(record, row);
    return verdict;
  }

  /** Reads the number of the key of a record. */
  #readKey(record: R, index: number, key: KeyPlace, row: number): Verdict {
    const number = keyNumber(record.fields, key);
    (this.values[index] as Float64Array)[row] = number ?? Number.NaN;
    if (number !== undefined) return 'keep';
    const { name } = this.#places[index] as ColumnPlace;
    const at = this.#block.locate(record, key.positions[0] ?? 0);
    return this.#reject(
      record,
      faultOf(withoutStack(() => keyError(name, record.fields, key, at))),
      row,
      name,
    );
  }

  /** The number of a cell, or the code of its text; undefined for an invalid cell. */
  #value(record: R, index: number): number | undefined {
    const text = this.#text(record, index);
    const { texts } = this.#places[index] as ColumnPlace;
    const grammar = this.#grammars[index] as CellGrammar;
    return texts === undefined ? readCell(text, grammar) : texts.codeOf(text, grammar);
  }

  #text({ fields }: R, index: number): string {
    return fields[(this.#places[index] as ColumnPlace).position] as string;
  }

  /** Counts a record that is not rejected. */
  #count(record: R, row: number): void {
    for (let i = 0; i < this.#places.length; i++) {
      const number = (this.values[i] as Float64Array)[row] as number;
      if (!(Math.abs(number) < Number.MAX_SAFE_INTEGER)) this.#countCell(record, i, number);
      const styleOf = this.#grammars[i]?.type?.styleOf;
      const style = styleOf && !Number.isNaN(number) ? styleOf(this.#text(record, i)) : undefined;
      if (style !== undefined) addStyle(this.cells.styles[i] as StyledCells, style);
    }
    if (record.repaired !== undefined) addRepaired(this.repaired, record.repaired);
  }

  #countCell(record: R, index: number, number: number): void {
    const text = this.#text(record, index);
    const grammar = this.#grammars[index] as CellGrammar;
    const value = Number.isNaN(number) ? readCell(text, grammar) : number;
    if (value === undefined) add(this.cells.invalid, index);
    else if (isOverflow(value, text)) add(this.cells.overflow, index);
    else if (grammar.type === undefined && isRounded(text, value, grammar.notation))
      add(this.cells.rounded, index);
    if (isMissing(value, this.#rules)) add(this.cells.missing, index);
    if (value !== undefined && trimBlanks(text) === '') add(this.cells.empty, index);
  }

  #rejectCell(record: R, index: number, value: number | undefined, row: number): Verdict {
    const { position, name: column, type } = this.#places[index] as ColumnPlace;
    const at = this.#block.locate(record, position);
    const received = textOf(this.#text(record, index));
    const { notation } = this.#block;
    const fault = cellFault({ column, received, value, at, notation, type });
    return this.#reject(record, fault, row, column);
  }

  #reject(record: R, fault: RowFault, row: number, column?: string): Verdict {
    const raw = this.#block.raw(record);
    return this.#rejections.reject({ fault, column, raw }, row) ?? 'reject';
  }
}

function add(counts: Float64Array, index: number): void {
  counts[index] = (counts[index] as number) + 1;
}
