import { type CellGrammar, readCell } from '../core/cell.ts';
import type { DiscretizeError } from '../core/error.ts';
import { type CellPolicies, isMissing, verdictOn } from '../core/missing.ts';
import { isOverflow } from '../core/number.ts';
import { refuseCell } from '../core/refusal.ts';
import { type CsvRecord, locateField, type RecordBlock } from './block.ts';
import { textOf } from './text.ts';

/** How cells are read into columns; what the grammar looks for is held as byte strings. */
export interface CellRules extends CellPolicies, CellGrammar {}

/** A column to read: where it is, and what errors call it. */
export interface ColumnPlace {
  readonly position: number;
  readonly name: string;
}

/** The columns of a block. */
export interface Columns {
  /** The values of each column asked for, in that order; NaN where a cell is missing. */
  readonly values: readonly Float64Array[];
  /** The records that the values stand for: dropped ones are not among them. */
  readonly records: readonly CsvRecord[];
  readonly dropped: number;
  /** For each column, its missing cells, invalid ones that count as missing included. */
  readonly missing: Float64Array;
  /** The cells that are no number; and the numbers too large for float64. Dropped records count too. */
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  /** What is wrong with the cell after these records, or with the input after the block. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Reads the cells of some columns, record by record, so that the first bad cell in the file is the one
 * that is reported.
 */
export function readColumns(
  block: RecordBlock,
  places: readonly ColumnPlace[],
  rules: CellRules,
): Columns {
  const reader = new ColumnReader(block, places, rules);
  const records: CsvRecord[] = [];
  let [dropped, failure] = [0, block.failure];
  for (const record of block.records) {
    const verdict = reader.read(record, records.length);
    if (verdict === 'keep') records.push(record);
    else if (verdict === 'drop') dropped++;
    else {
      failure = verdict;
      break;
    }
  }
  const values = reader.values.map((column) => column.subarray(0, records.length));
  const { missing, invalid, overflow } = reader;
  return { values, records, dropped, missing, invalid, overflow, failure };
}

/** What becomes of a record. */
type Verdict = 'keep' | 'drop' | DiscretizeError;

/** Fills the columns of one block. */
class ColumnReader {
  readonly values: readonly Float64Array[];
  readonly missing: Float64Array;
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  readonly #block: RecordBlock;
  readonly #places: readonly ColumnPlace[];
  readonly #rules: CellRules;

  constructor(block: RecordBlock, places: readonly ColumnPlace[], rules: CellRules) {
    this.values = places.map(() => new Float64Array(block.records.length));
    this.missing = new Float64Array(places.length);
    this.invalid = new Float64Array(places.length);
    this.overflow = new Float64Array(places.length);
    this.#block = block;
    this.#places = places;
    this.#rules = rules;
  }

  /** Reads a record's cells into a row of the columns; a dropped record's row is used again. */
  read(record: CsvRecord, row: number): Verdict {
    let verdict: Verdict = 'keep';
    for (let i = 0; i < this.#places.length; i++) {
      const { position } = this.#places[i] as ColumnPlace;
      const text = record.fields[position] as string;
      const value = readCell(text, this.#rules);
      this.#count(i, value, text);
      (this.values[i] as Float64Array)[row] = value ?? Number.NaN;
      const verdictHere = verdictOn(value, this.#rules);
      if (verdictHere === 'error') return this.#refuse(record, i, value);
      if (verdictHere === 'drop') verdict = 'drop';
    }
    return verdict;
  }

  #count(index: number, value: number | undefined, text: string): void {
    const add = (counts: Float64Array): number => (counts[index] = (counts[index] as number) + 1);
    if (value === undefined) add(this.invalid);
    else if (isOverflow(value, text)) add(this.overflow);
    if (isMissing(value, this.#rules)) add(this.missing);
  }

  #refuse(record: CsvRecord, index: number, value: number | undefined): DiscretizeError {
    const { position, name: column } = this.#places[index] as ColumnPlace;
    const { origin } = this.#block;
    const at = locateField(origin, record, position);
    const received = textOf(record.fields[position] as string);
    return refuseCell({ column, received, value, at, notation: origin.dialect });
  }
}
