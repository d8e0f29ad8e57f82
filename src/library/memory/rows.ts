import { DiscretizeError } from '../../core/errors/error.ts';
import { shown } from '../../core/options/check-options.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Cell } from './cell-columns.ts';
import { ROWS } from './cell-columns.ts';

/** A row in memory: an array of cells, or an object with a cell for each column. */
export type InputRow = ArrayLike<Cell> | { readonly [column: string]: Cell };

/** The rows of an iterable. @throws DiscretizeError E_USAGE for a value that is not iterable */
export function rowsIn<Row extends InputRow>(rows: Iterable<Row>): readonly Row[] {
  if (Array.isArray(rows)) return rows;
  const iterator: unknown = (rows as Partial<Iterable<Row>> | undefined)?.[Symbol.iterator];
  if (typeof rows === 'object' && typeof iterator === 'function') return Array.from(rows);
  throw new DiscretizeError('E_USAGE', `cannot read rows from ${shown(rows)}`, {
    expected: 'an array of rows',
    received: rows,
    hint: 'use [[7, 9.5], [8, 10]], or an object for each row',
  });
}

/**
 * The names of the columns of rows without a header: those of objects, those of the spec, or 1 to n for the first
 * row.
 */
export function namesFor({ features }: Spec, rows: readonly InputRow[]): readonly string[] {
  const [first = [null]] = rows;
  if (isNamedRow(first)) return [...new Set(rows.flatMap((row) => Object.keys(Object(row))))];
  const isNamed = features.every(({ columns }) => columns !== undefined);
  if (isNamed) {
    return [...new Set(features.flatMap(({ columns, by }) => [...(columns ?? []), ...(by ?? [])]))];
  }
  return Array.from(first as ArrayLike<Cell>, (_, i) => String(i + 1));
}

/** The cells of a row in the order of the header. */
export function cellsOf(row: InputRow, index: number, header: readonly string[]): ArrayLike<Cell> {
  if (isNamedRow(row))
    return header.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined));
  if (typeof row !== 'object' || row === null) throw notARow(row, index);
  if (row.length === header.length) return row as ArrayLike<Cell>;
  const message = `this row has ${row.length} values, not ${header.length}`;
  throw new DiscretizeError('E_RAGGED_ROW', message, {
    at: { file: ROWS, line: index + 1 },
    expected: header.length,
    received: row.length,
  });
}

/** True for a row with names. */
export function isNamedRow(row: InputRow): row is { readonly [column: string]: Cell } {
  if (typeof row !== 'object' || row === null) return false;
  return !Array.isArray(row) && !ArrayBuffer.isView(row) && !Number.isInteger(row.length);
}

/** The error for a value that is not a row. */
export function notARow(
  received: unknown,
  index: number,
  expected = 'an array or an object',
): DiscretizeError {
  const message = `row ${index + 1} is not a row: ${shown(received)}`;
  return new DiscretizeError('E_USAGE', message, {
    at: { file: ROWS, line: index + 1 },
    expected,
    received,
  });
}
