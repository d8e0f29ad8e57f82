import { type CellGrammar, isRounded, readCell } from '../../core/cells/cell.ts';
import { isOverflow, trimBlanks } from '../../core/cells/number.ts';
import { cellError } from '../../core/cells/rejection.ts';
import { type DiscretizeError, withoutStack } from '../../core/errors/error.ts';
import { type CellPolicies, isMissing, verdictOn } from '../../core/missing.ts';
import { addRepaired, type RepairedCounts } from '../../core/stats.ts';
import { textOf } from '../byte-string.ts';
import type { LineCounter } from '../lines.ts';
import {
  type CsvRecord,
  linesOf,
  locateField,
  type RecordBlock,
  rawRecord,
} from '../records/record-block.ts';
import type { Rejections } from '../table/rejections.ts';
import type { TextCodes } from './text-codes.ts';

/** How cells are read into columns; what the grammar looks for is held as byte strings. */
export interface CellRules extends CellPolicies, CellGrammar {}

/** A column to read: where it is, and what errors call it. */
export interface ColumnPlace {
  readonly position: number;
  readonly name: string;
  /** The codes of its texts, for a column of texts: its values are these. */
  readonly texts?: TextCodes | undefined;
}

/** The columns of a block. */
export interface Columns {
  /** The values of each column asked for, in that order; NaN where a cell is missing. */
  readonly values: readonly Float64Array[];
  /** The records that the values stand for: dropped ones are not among them. */
  readonly records: readonly CsvRecord[];
  readonly dropped: number;
  /** How many records were refused; nothing else counts them. */
  readonly refused: number;
  /** How many records a lenient reader let pass, by what it let pass. */
  readonly mended: RepairedCounts;
  /** How many of the block's records were read: all, but where a bad one ends the run. */
  readonly read: number;
  /** For each column, its missing cells, invalid ones that count as missing included. */
  readonly missing: Float64Array;
  /** The missing cells with nothing but whitespace, without invalid ones. */
  readonly empty: Float64Array;
  /** The cells that are no number; and the numbers too large for float64. Dropped records count too. */
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  /** The whole numbers that float64 cannot hold; in dropped records too. */
  readonly rounded: Float64Array;
  /** What ends the run after these records: a bad one, or what is wrong with the input after the block. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Reads the cells of some columns, record by record, so that bad records and bad cells are refused in the
 * order of the file.
 *
 * @param refusals asked what becomes of a bad record
 */
export function readColumns(
  block: RecordBlock,
  places: readonly ColumnPlace[],
  rules: CellRules,
  refusals: Rejections,
): Columns {
  const reader = new ColumnReader(block, places, rules, refusals);
  const records: CsvRecord[] = [];
  const count = { dropped: 0, refused: 0, read: 0 };
  let failure: DiscretizeError | undefined;
  for (const record of block.records) {
    const verdict = reader.read(record, records.length);
    if (verdict === 'keep') records.push(record);
    else if (verdict === 'drop') count.dropped++;
    else if (verdict === 'refuse') count.refused++;
    else {
      failure = verdict;
      break;
    }
    count.read++;
  }
  const values = reader.values.map((column) => column.subarray(0, records.length));
  const { missing, empty, invalid, overflow, rounded, mended } = reader;
  const counts = { ...count, mended, missing, empty, invalid, overflow, rounded };
  return { values, records, ...counts, failure: failure ?? block.failure };
}

/** What becomes of a record; an error ends the run. */
type Verdict = 'keep' | 'drop' | 'refuse' | DiscretizeError;

/** Fills the columns of one block. */
class ColumnReader {
  readonly values: readonly Float64Array[];
  readonly missing: Float64Array;
  readonly empty: Float64Array;
  readonly invalid: Float64Array;
  readonly overflow: Float64Array;
  readonly rounded: Float64Array;
  readonly mended: RepairedCounts = { padded: 0, long: 0, quotes: 0 };
  readonly #block: RecordBlock;
  readonly #places: readonly ColumnPlace[];
  readonly #rules: CellRules;
  readonly #refusals: Rejections;
  readonly #lines: LineCounter;

  constructor(
    block: RecordBlock,
    places: readonly ColumnPlace[],
    rules: CellRules,
    refusals: Rejections,
  ) {
    this.values = places.map(() => new Float64Array(block.records.length));
    this.missing = new Float64Array(places.length);
    this.empty = new Float64Array(places.length);
    this.invalid = new Float64Array(places.length);
    this.overflow = new Float64Array(places.length);
    this.rounded = new Float64Array(places.length);
    this.#block = block;
    this.#places = places;
    this.#rules = rules;
    this.#refusals = refusals;
    this.#lines = linesOf(block.origin);
  }

  /** Reads a record's cells into a row of the columns; the row of one that is not kept is used again. */
  read(record: CsvRecord, row: number): Verdict {
    if (record.fault !== undefined) return this.#refuse(record, record.fault, row);
    let verdict: Verdict = 'keep';
    for (let i = 0; i < this.#places.length; i++) {
      const value = this.#value(record, i);
      (this.values[i] as Float64Array)[row] = value ?? Number.NaN;
      if (value !== undefined && !Number.isNaN(value)) continue;
      const verdictHere = verdictOn(value, this.#rules);
      if (verdictHere === 'error') return this.#refuseCell(record, i, value, row);
      if (verdictHere === 'drop') verdict = 'drop';
    }
    this.#count(record, row);
    return verdict;
  }

  /** The number of a cell, or its text's code; undefined for an invalid cell. */
  #value(record: CsvRecord, index: number): number | undefined {
    const text = this.#text(record, index);
    const { texts } = this.#places[index] as ColumnPlace;
    return texts === undefined ? readCell(text, this.#rules) : texts.codeOf(text, this.#rules);
  }

  #text({ fields }: CsvRecord, index: number): string {
    return fields[(this.#places[index] as ColumnPlace).position] as string;
  }

  /** Counts a record that is not refused. */
  #count(record: CsvRecord, row: number): void {
    for (let i = 0; i < this.#places.length; i++) {
      const number = (this.values[i] as Float64Array)[row] as number;
      if (!(Math.abs(number) < Number.MAX_SAFE_INTEGER)) this.#countCell(record, i, number);
    }
    if (record.mended !== undefined) addRepaired(this.mended, record.mended);
  }

  #countCell(record: CsvRecord, index: number, number: number): void {
    const text = this.#text(record, index);
    const value = Number.isNaN(number) ? readCell(text, this.#rules) : number;
    if (value === undefined) add(this.invalid, index);
    else if (isOverflow(value, text)) add(this.overflow, index);
    else if (isRounded(text, value, this.#rules.notation)) add(this.rounded, index);
    if (isMissing(value, this.#rules)) add(this.missing, index);
    if (value !== undefined && trimBlanks(text) === '') add(this.empty, index);
  }

  #refuseCell(record: CsvRecord, index: number, value: number | undefined, row: number): Verdict {
    const { position, name: column } = this.#places[index] as ColumnPlace;
    const { origin } = this.#block;
    const at = locateField(origin, record, position, this.#lines);
    const received = textOf(this.#text(record, index));
    const notation = origin.dialect;
    const error = withoutStack(() => cellError({ column, received, value, at, notation }));
    return this.#refuse(record, error, row, column);
  }

  #refuse(record: CsvRecord, error: DiscretizeError, row: number, column?: string): Verdict {
    const refused = { error, column, record: rawRecord(this.#block.origin, record) };
    return this.#refusals.refuse(refused, row) ?? 'refuse';
  }
}

function add(counts: Float64Array, index: number): void {
  counts[index] = (counts[index] as number) + 1;
}
