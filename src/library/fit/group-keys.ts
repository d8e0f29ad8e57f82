import { closest } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { KeyCollector } from '../../core/groups/key-table.ts';
import { itemsOf } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';
import { keyOfRow } from '../memory/key-numbers.ts';
import { isColumn } from './fit-columns.ts';

/** The keys of the groups of rows. */
export interface GroupKeys {
  /** The names of the columns that make groups. */
  readonly by: readonly string[];
  /** The keys in the order of their numbers. */
  readonly keys: readonly string[];
  /** The number of each row's key. */
  readonly numbers: Float64Array;
}

/** A column whose values make groups. */
interface KeyColumn {
  readonly name: string;
  readonly values: ArrayLike<unknown>;
}

/**
 * Separates the columns that make groups from the others.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN; E_COLUMNS for a column without names, and one that cannot be read
 */
export function withoutKeys(
  columns: unknown,
  by: string | readonly string[] | undefined,
): { readonly features: unknown; readonly keyColumns: readonly KeyColumn[] | undefined } {
  if (by === undefined || typeof columns !== 'object' || columns === null) {
    return { features: columns, keyColumns: undefined };
  }
  if (isColumn(columns)) throw withoutNames();
  const features: Record<string, unknown> = { ...columns };
  const names = typeof by === 'string' ? [by] : by;
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw namedTwice(twice);
  const keyColumns = names.map((name) => {
    if (!Object.hasOwn(features, name)) throw unknownGroupColumn(name, Object.keys(columns));
    const values = itemsOf(features[name]);
    if (values === undefined) throw notKeys(name, features[name]);
    delete features[name];
    return { name, values };
  });
  return { features, keyColumns };
}

/**
 * Numbers the keys of rows.
 *
 * @param kept the rows that are not dropped; undefined for all
 * @throws DiscretizeError E_RAGGED_ROW, E_COLUMNS
 */
export function keysOf(
  columns: readonly KeyColumn[],
  rows: number,
  kept: Int32Array | undefined,
): GroupKeys {
  const other = columns.find(({ values }) => values.length !== rows);
  if (other !== undefined) throw otherLength(other, rows);
  const by = columns.map(({ name }) => name);
  const table = new KeyCollector();
  const numbers = new Float64Array(kept?.length ?? rows);
  for (let i = 0; i < numbers.length; i++) {
    const row = kept?.[i] ?? i;
    const parts = columns.map(({ values }) => values[row]);
    numbers[i] = table.numberOf(keyOfRow(by, parts, row));
  }
  return { by, keys: table.keys, numbers };
}

/** The values of the rows that are not dropped; not copied for all rows. */
export function selectRows(values: Float64Array, kept: Int32Array | undefined): Float64Array {
  return kept === undefined ? values : Float64Array.from(kept, (row) => values[row] as number);
}

function otherLength({ name, values }: KeyColumn, expected: number): DiscretizeError {
  const received = values.length;
  const message = `column "${name}" has ${received} values, not ${expected}`;
  return new DiscretizeError('E_RAGGED_ROW', message, { expected, received });
}

function unknownGroupColumn(name: string, names: readonly string[]): DiscretizeError {
  const guess = closest(name, names);
  return new DiscretizeError('E_UNKNOWN_COLUMN', `unknown group column "${name}"`, {
    expected: names,
    received: name,
    hint: guess === undefined ? 'use the name of a column' : `did you mean "${guess}"?`,
  });
}

function namedTwice(name: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `invalid option by: "${name}" is named twice`, {
    received: name,
    hint: 'remove one of the two',
  });
}

function withoutNames(): DiscretizeError {
  return new DiscretizeError(
    'E_COLUMNS',
    'cannot find the columns of by in a column without names',
    {
      expected: 'columns by their names',
      hint: 'use an object: { fare: [7, 9.5], country: ["DE", "FR"] }',
    },
  );
}

function notKeys(name: string, received: unknown): DiscretizeError {
  const message = `column "${name}" cannot be read as keys: ${shown(received)}`;
  return new DiscretizeError('E_COLUMNS', message, { expected: 'an array', received });
}
