import { textOfKey } from '../../core/cells/cell-text.ts';
import { unknownGroup } from '../../core/cells/rejection.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { knownKeyTable } from '../../core/groups/key-table.ts';
import { itemsOf } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import { keyOfValues, type PlannedGroups } from '../../plan/groups/groups.ts';
import { ROWS } from './cell-columns.ts';

/**
 * The numbers of the keys of rows in memory.
 *
 * @param rows the rows that are not dropped; undefined for all
 * @throws DiscretizeError E_UNKNOWN_GROUP if unknown groups are rejected; E_COLUMNS
 */
export function keyNumbers(
  { by, positions, known }: PlannedGroups,
  column: (place: ColumnPlace) => unknown,
  rows: Int32Array | undefined,
): Float64Array {
  const columns = positions.map((position, i) => partsOf({ position, name: by[i] ?? '' }, column));
  const table = knownKeyTable(known);
  const numbers = new Float64Array(rows?.length ?? columns[0]?.length ?? 0);
  for (let i = 0; i < numbers.length; i++) {
    const row = rows?.[i] ?? i;
    const parts = columns.map((part) => part[row]);
    const number = table.numberOf(keyOfRow(by, parts, row));
    if (number === undefined) throw unknown(by, parts, positions[0] ?? 0, row);
    numbers[i] = number;
  }
  return numbers;
}

function partsOf(place: ColumnPlace, column: (place: ColumnPlace) => unknown): ArrayLike<unknown> {
  const given = column(place);
  const items = itemsOf(given);
  if (items !== undefined) return items;
  const message = `column "${place.name}" cannot be read as keys: ${shown(given)}`;
  throw new DiscretizeError('E_COLUMNS', message, {
    expected: 'an array, or another iterable',
    received: given,
  });
}

/**
 * The key of a row.
 *
 * @param by the names of its columns
 * @throws DiscretizeError E_COLUMNS for a value that has no text
 */
export function keyOfRow(by: readonly string[], parts: readonly unknown[], row: number): string {
  const key = keyOfValues(parts);
  if (key === undefined) throw notAKey(by, parts, row);
  return key;
}

function notAKey(by: readonly string[], parts: readonly unknown[], row: number): DiscretizeError {
  const wrong = parts.findIndex((part) => keyOfValues([part]) === undefined);
  const received = shown(parts[wrong]);
  const message = `column "${by[wrong]}" has a value that cannot be read as a key: ${received}`;
  return new DiscretizeError('E_COLUMNS', message, {
    at: { file: ROWS, line: row + 1 },
    expected: 'text, numbers, booleans or dates',
    received,
  });
}

function unknown(
  by: readonly string[],
  parts: readonly unknown[],
  position: number,
  row: number,
): DiscretizeError {
  const at = { file: ROWS, line: row + 1, column: position + 1 };
  return unknownGroup(
    by.join(', '),
    parts.map((part) => textOfKey(part) ?? ''),
    at,
  );
}
