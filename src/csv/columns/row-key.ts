import { unknownGroup } from '../../core/cells/rejection.ts';
import type { DiscretizeError, Place } from '../../core/errors/error.ts';
import { joinKey, keyPart } from '../../core/groups/key.ts';
import type { KeyTable, KnownKeys } from '../../core/groups/key-table.ts';
import { textOf } from '../byte-string.ts';

/** The columns of the key of a row, and the numbers of keys. */
export interface KeyPlace {
  readonly positions: readonly number[];
  readonly table: KeyTable;
  /** The keys of the table as plain data; undefined if the table numbers keys in the order of their first use. */
  readonly known: KnownKeys | undefined;
}

/** The key of the cells of a row, which are byte strings; invalid UTF-8 becomes U+FFFD. */
export function rowKey(cells: readonly string[]): string {
  return joinKey(cells.map((cell) => keyPart(isAscii(cell) ? cell : textOf(cell))));
}

/** The number of the key of a row; undefined for a rejected row. */
export function keyNumber(
  fields: readonly string[],
  { positions, table }: KeyPlace,
): number | undefined {
  return table.numberOf(rowKey(positions.map((position) => fields[position] as string)));
}

/** The error for a row whose key is rejected. */
export function keyError(
  name: string,
  fields: readonly string[],
  { positions }: KeyPlace,
  at: Place,
): DiscretizeError {
  const received = positions.map((position) => textOf(fields[position] as string));
  return unknownGroup(name, received, at);
}

function isAscii(cell: string): boolean {
  for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) > 0x7f) return false;
  return true;
}
