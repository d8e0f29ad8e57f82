import { recognizedType } from '../../column-types/registry.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { type NumberColumn, toFloat64 } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';

/**
 * The values of a column: numbers; texts and Date objects if an option names their type, or in columns that make
 * groups. null, undefined and NaN are missing.
 */
export type FitColumn = ArrayLike<FitValue> | Iterable<FitValue>;

/** A value of a column. */
type FitValue = number | bigint | string | boolean | Date | null | undefined;

/** Columns of one length, by their names. */
export type FitColumns = { readonly [name: string]: FitColumn };

/** A column of the caller, before its values are read. */
export interface UnreadColumn {
  /** Undefined for a column passed without a name. */
  readonly name: string | undefined;
  readonly given: unknown;
}

/** A column with its values. */
export interface NamedColumn {
  /** Undefined for a column passed without a name. */
  readonly name: string | undefined;
  /** The values; the caller's own array if it is a Float64Array. */
  readonly values: Float64Array;
}

/**
 * The columns of numbers to fit; at least one.
 *
 * @throws DiscretizeError E_COLUMNS if there are none, E_RAGGED_ROW, E_NOT_A_NUMBER
 */
export function fitColumnsOf(columns: unknown): NamedColumn[] {
  const named = unreadColumnsOf(columns).map(({ name, given }) => ({
    name,
    values: columnOf(given, name),
  }));
  const [first] = named;
  const other = named.find(({ values }) => values.length !== first?.values.length);
  if (other === undefined) return named;
  const [expected, received] = [first?.values.length, other.values.length];
  const message = `column "${other.name}" has ${received} values, not ${expected}`;
  throw new DiscretizeError('E_RAGGED_ROW', message, { expected, received });
}

/**
 * One column, or columns by name; at least one.
 *
 * @throws DiscretizeError E_COLUMNS if there are none
 */
export function unreadColumnsOf(columns: unknown): UnreadColumn[] {
  if (isColumn(columns)) return [{ name: undefined, given: columns }];
  if (typeof columns !== 'object' || columns === null) throw notColumns(columns);
  const named = Object.entries(columns).map(([name, given]) => ({ name, given }));
  if (named.length > 0) return named;
  throw new DiscretizeError('E_COLUMNS', 'missing columns', { hint: HINT });
}

/**
 * The weights of rows.
 *
 * @throws DiscretizeError E_FIT if there are not as many as rows
 */
export function weightsOf(given: NumberColumn, rows: number): Float64Array {
  const weights = columnOf(given, 'weights');
  if (weights.length === rows) return weights;
  throw new DiscretizeError('E_FIT', `there are ${weights.length} weights for ${rows} rows`, {
    expected: rows,
    received: weights.length,
  });
}

const HINT = 'use an array of numbers, or an object with one for each column: { fare: [7, 9.5] }';

/** True for a column passed without a name. */
export function isColumn(columns: unknown): boolean {
  if (typeof columns !== 'object' || columns === null) return false;
  return Symbol.iterator in columns || ('length' in columns && typeof columns.length === 'number');
}

/**
 * The numbers of a column.
 *
 * @param name undefined for a column passed without a name
 * @throws DiscretizeError E_COLUMNS, E_NOT_A_NUMBER
 */
export function columnOf(column: unknown, name: string | undefined): Float64Array {
  const toError = (received: unknown, index: number | undefined): DiscretizeError =>
    index === undefined ? notAColumn(received, name) : notANumber(received, index, name);
  return toFloat64(column, toError);
}

function notColumns(received: unknown): DiscretizeError {
  const message = `cannot read columns from ${shown(received)}`;
  return new DiscretizeError('E_COLUMNS', message, { expected: 'columns', received, hint: HINT });
}

function notAColumn(received: unknown, name: string | undefined): DiscretizeError {
  const whose = name === undefined ? 'the values' : `column "${name}"`;
  const message = `${whose} cannot be read as numbers: ${shown(received)}`;
  const hasValues = typeof received === 'object' && received !== null && 'values' in received;
  const hint = hasValues ? 'use its array of values' : HINT;
  return new DiscretizeError('E_COLUMNS', message, { expected: 'an array', received, hint });
}

function notANumber(value: unknown, index: number, name: string | undefined): DiscretizeError {
  const whose = name === undefined ? '' : `column "${name}": `;
  const inexact = typeof value === 'bigint';
  const message = `${whose}${shown(value)} is not ${inexact ? 'exact in float64' : 'a number'}`;
  return new DiscretizeError('E_NOT_A_NUMBER', message, {
    at: { file: '<rows>', line: index + 1 },
    expected: 'a number, null or undefined',
    received: value,
    hint: inexact ? 'use whole numbers up to 2^53' : hintFor(value),
  });
}

/** The hint for a value that is not a number: the option that reads it, or a function for text. */
function hintFor(value: unknown): string {
  const type = typeof value === 'string' ? recognizedType([value]) : undefined;
  if (value instanceof Date || (type !== undefined && type !== 'number')) {
    return `set the option type: '${type ?? 'datetime'}'`;
  }
  return 'convert text first: parseNumber reads it as a cell is read';
}
