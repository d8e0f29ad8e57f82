import { DiscretizeError } from '../core/errors/error.ts';

/** The numbers of a column; null, undefined and NaN are missing. */
export type FitColumn = ArrayLike<number | null | undefined>;

/** Columns of one length, by their names. */
export type FitColumns = Readonly<Record<string, FitColumn>>;

/** A column to learn from. */
export interface NamedColumn {
  /** Undefined for one that was given by itself. */
  readonly name: string | undefined;
  /** The caller's own array, where it was one of float64s. */
  readonly values: Float64Array;
}

/**
 * The columns to learn from, at least one.
 *
 * @throws DiscretizeError E_COLUMNS where there are none, E_RAGGED_ROW, E_NOT_A_NUMBER
 */
export function fitColumnsOf(columns: FitColumn | FitColumns): NamedColumn[] {
  if (isColumn(columns)) return [{ name: undefined, values: numbersOf(columns, undefined) }];
  const named = Object.entries(columns).map(([name, column]) => ({
    name,
    values: numbersOf(column, name),
  }));
  const [first] = named;
  if (first === undefined) throw new DiscretizeError('E_COLUMNS', 'there are no columns');
  const other = named.find(({ values }) => values.length !== first.values.length);
  if (other === undefined) return named;
  const [expected, received] = [first.values.length, other.values.length];
  const message = `column "${other.name}" has ${received} values, not ${expected}`;
  throw new DiscretizeError('E_RAGGED_ROW', message, { expected, received });
}

/**
 * The weights of rows.
 *
 * @throws DiscretizeError E_FIT where they are not as many as rows
 */
export function weightsOf(weights: ArrayLike<number>, rows: number): Float64Array {
  if (weights.length === rows) return numbersOf(weights, 'weights');
  throw new DiscretizeError('E_FIT', `there are ${weights.length} weights for ${rows} rows`, {
    expected: rows,
    received: weights.length,
  });
}

function isColumn(columns: FitColumn | FitColumns): columns is FitColumn {
  return typeof columns.length === 'number';
}

function numbersOf(column: FitColumn, name: string | undefined): Float64Array {
  if (column instanceof Float64Array) return column;
  return Float64Array.from(column, (value, i) => {
    if (typeof value === 'number') return value;
    if (value === null || value === undefined) return Number.NaN;
    throw notANumber(value, i, name);
  });
}

function notANumber(value: unknown, index: number, name: string | undefined): DiscretizeError {
  const whose = name === undefined ? '' : `column "${name}": `;
  const message = `${whose}${typeof value === 'string' ? JSON.stringify(value) : String(value)} is not a number`;
  return new DiscretizeError('E_NOT_A_NUMBER', message, {
    at: { file: '<rows>', line: index + 1 },
    expected: 'a number, null or undefined',
    received: value,
    hint: 'make numbers of texts first: parseNumber reads them as a cell is read',
  });
}
