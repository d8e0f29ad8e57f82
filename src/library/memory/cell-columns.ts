import type { ColumnType } from '../../column-types/registry.ts';
import { type CellGrammar, columnGrammar, isRounded, readCell } from '../../core/cells/cell.ts';
import { POINT } from '../../core/cells/notation.ts';
import { isOverflow } from '../../core/cells/number.ts';
import { cellError } from '../../core/cells/rejection.ts';
import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { countMissing, verdictOn } from '../../core/missing.ts';
import { itemsOf, otherNumber } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';
import { addStyle, addStyles, type CellCounts } from '../../core/stats.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import type { CellRules } from '../../csv/columns/columns.ts';
import type { FeatureColumn } from '../../plan/feature.ts';

/** The cells of a column, read as numbers. */
export interface ReadCells {
  readonly place: FeatureColumn;
  /** The values; NaN for a missing or invalid cell; the caller's own array if it is a Float64Array. */
  readonly values: Float64Array;
  /** The rows of invalid cells, ascending. */
  readonly invalid: readonly number[];
  /** The number of values that are NaN. */
  readonly notNumbers: number;
  readonly overflow: number;
  readonly rounded: number;
  readonly styles?: Record<string, number>;
  /** Returns the cell of a row as passed by the caller. */
  readonly cellAt: (row: number) => unknown;
}

/**
 * Reads the cells of a column.
 *
 * @throws DiscretizeError E_COLUMNS for a column that is neither array-like nor iterable
 */
export function readCells(column: unknown, place: FeatureColumn, rules: CellRules): ReadCells {
  const items = column instanceof Float64Array ? column : itemsOf(column);
  if (items === undefined) throw notAColumn(column, place);
  const { type, words } = place;
  const grammar = columnGrammar(rules, type, words);
  const counts: Pick<CellCounts, 'overflow' | 'rounded' | 'styles'> = { overflow: 0, rounded: 0 };
  const invalid: number[] = [];
  const cellAt = (row: number): unknown => items[row];
  if (items instanceof Float64Array) {
    const notNumbers = countMissing(items);
    return { place, values: items, invalid, notNumbers, ...counts, cellAt };
  }
  const values = new Float64Array(items.length);
  for (let row = 0; row < values.length; row++) {
    const item = items[row];
    const value = typeof item === 'number' ? item : cellValue(item, grammar, type);
    values[row] = value ?? Number.NaN;
    if (value === undefined) invalid.push(row);
    else if (typeof item === 'string') countText(counts, item, value, type);
  }
  return { place, values, invalid, notNumbers: countMissing(values), ...counts, cellAt };
}

function countText(
  counts: Pick<CellCounts, 'overflow' | 'rounded' | 'styles'>,
  text: string,
  value: number,
  type: ColumnType | undefined,
): void {
  if (Number.isNaN(value)) return;
  const style = type?.styleOf?.(bytesOf(text));
  if (style !== undefined) addStyle(counts, style);
  if (type !== undefined) return;
  if (isOverflow(value, text)) counts.overflow++;
  else if (isRounded(bytesOf(text), value, POINT)) counts.rounded++;
}

/** A cell as a number: NaN for a missing cell, undefined for an invalid one. */
function cellValue(
  item: unknown,
  rules: CellGrammar,
  type: ColumnType | undefined,
): number | undefined {
  if (item instanceof Date && type !== undefined) return type.parseDate?.(item);
  return typeof item === 'string' ? readCell(bytesOf(item), rules) : otherNumber(item);
}

/** Adds the counts of the cells read, dropped rows included. */
export function countRead(
  counts: CellCounts,
  { notNumbers, invalid, overflow, rounded, styles }: ReadCells,
  rules: CellRules,
): void {
  const notMissing = rules.invalid === 'missing' ? 0 : invalid.length;
  counts.missing += notNumbers - notMissing;
  counts.invalid += invalid.length;
  counts.overflow += overflow;
  counts.rounded += rounded;
  if (styles !== undefined) addStyles(counts, { styles });
}

/**
 * The rows that are not dropped; undefined for all.
 *
 * @throws DiscretizeError for the first row with a cell that a policy rejects; E_RAGGED_ROW for columns of two
 *   lengths
 */
export function keptRows(columns: readonly ReadCells[], rules: CellRules): Int32Array | undefined {
  const rows = columns[0]?.values.length ?? 0;
  const other = columns.find(({ values }) => values.length !== rows);
  if (other !== undefined) throw otherLength(other, rows);
  const checked = columns.filter((column) => mayReject(column, rules));
  if (checked.length === 0) return undefined;
  const kept = new Int32Array(rows);
  const invalid = checked.map((column) => new Set(column.invalid));
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (staysIn(checked, invalid, row, rules)) kept[count++] = row;
  }
  return count === rows ? undefined : kept.slice(0, count);
}

/** True if a policy rejects or drops a row for a cell of the column. */
function mayReject({ invalid, notNumbers }: ReadCells, rules: CellRules): boolean {
  const ends = (value: number | undefined): boolean => verdictOn(value, rules) !== 'keep';
  return (
    (notNumbers > invalid.length && ends(Number.NaN)) || (invalid.length > 0 && ends(undefined))
  );
}

function staysIn(
  columns: readonly ReadCells[],
  invalid: readonly ReadonlySet<number>[],
  row: number,
  rules: CellRules,
): boolean {
  let stays = true;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as ReadCells;
    const number = column.values[row] as number;
    if (!Number.isNaN(number)) continue;
    const value = invalid[i]?.has(row) ? undefined : number;
    const verdict = verdictOn(value, rules);
    if (verdict === 'error') throw rejected(column, row, value);
    if (verdict === 'drop') stays = false;
  }
  return stays;
}

function otherLength({ place, values }: ReadCells, expected: number): DiscretizeError {
  const received = values.length;
  const message = `column "${place.name}" has ${received} values, not ${expected}`;
  return new DiscretizeError('E_RAGGED_ROW', message, { expected, received });
}

/** The file name of rows in memory in errors. Their lines and columns are rows and values, counted from 1. */
export const ROWS = '<rows>';

function rejected({ place, cellAt }: ReadCells, row: number, value: number | undefined): Error {
  const at: Place = { file: ROWS, line: row + 1, column: place.position + 1 };
  const given = cellAt(row);
  const isPlain = given === null || !['object', 'function', 'symbol'].includes(typeof given);
  const text = given instanceof Date ? 'an invalid Date' : shown(given);
  const received = isPlain ? { received: given } : { received: text, shown: text };
  return cellError({
    column: place.name,
    ...received,
    value,
    at,
    notation: POINT,
    type: place.type,
  });
}

function notAColumn(received: unknown, { name }: FeatureColumn): DiscretizeError {
  const message = `column "${name}" cannot be read as cells: ${shown(received)}`;
  const hasValues = typeof received === 'object' && received !== null && 'values' in received;
  return new DiscretizeError('E_COLUMNS', message, {
    expected: 'an array, or another iterable',
    received,
    hint: hasValues ? 'use its array of values' : 'use an array of numbers or text',
  });
}

/**
 * A cell in memory. Text is read as a cell of a CSV file would be, and a Date is a time; null, undefined and NaN are
 * missing.
 */
export type Cell = number | bigint | string | Date | null | undefined;

/** A column of cells. */
export type CellColumn = ArrayLike<Cell> | Iterable<Cell>;
