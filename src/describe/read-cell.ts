import type { NumberStyle } from '../column-types/column-type.ts';
import type { ColumnTypeName } from '../column-types/registry.ts';
import { COLUMN_TYPE_NAMES } from '../column-types/registry.ts';

/**
 * The kinds of cells that are not missing: the types of columns, and others. A styled cell is a number that needs
 * `--numbers`; a foreign date has the digits of a date in an unknown format.
 */
export type CellKind = ColumnTypeName | 'styled' | 'foreignDate' | 'text';

/** All kinds of cells. */
export const CELL_KINDS: readonly CellKind[] = [
  ...COLUMN_TYPE_NAMES,
  'styled',
  'foreignDate',
  'text',
];

/** The kind and value of a cell. */
export interface ReadCell {
  readonly kind: CellKind;
  /** Undefined for foreign dates and text. */
  readonly value?: number | undefined;
  /** The styles of a styled cell. */
  readonly styles?: readonly NumberStyle[];
  /** True for a styled cell that also needs `--thousands ,`. */
  readonly hasThousands?: boolean;
  /** True for text that is a number in the other notation of the column. */
  readonly isForeign?: true;
  /** True for text that was tried as a styled number. */
  readonly wasTried?: true;
}
