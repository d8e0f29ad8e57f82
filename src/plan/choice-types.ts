import type { ColumnType } from '../column-types/column-type.ts';
import { columnType } from '../column-types/registry.ts';
import type { Notation } from '../core/cells/notation.ts';
import type { BinRequest } from './bin-request.ts';
import type { ReadRequest } from './read-request.ts';
import { NO_TYPES, typeOfColumn } from './type-request.ts';

/** The type that a column is read as to tell whether it is chosen, by its position. */
export type TypeAt = (position: number) => ColumnType | undefined;

/**
 * The types that columns are chosen by: those that flags name, or that of the list for all columns.
 *
 * @param notation how numbers are written, its signs held as cells are
 */
export function choiceTypes(
  request: Pick<ReadRequest, 'types'> & Partial<Pick<BinRequest, 'lists' | 'spec'>>,
  header: readonly string[],
  notation: Notation,
): TypeAt {
  const { types = NO_TYPES, lists = [], spec } = request;
  const open = spec?.features?.find(({ columns }) => columns === undefined);
  const list = lists.find(({ columns }) => columns === undefined);
  const given = { ...open, type: list?.type ?? open?.type };
  const usual = columnType(typeOfColumn(-1, types, header, given), notation);
  if (types.own.length === 0) return () => usual;
  return (position) => columnType(typeOfColumn(position, types, header, given), notation);
}
