import type { ColumnTypeName, TypeMembers } from '../column-types/column-type.ts';
import { selectColumns } from '../csv/columns/select.ts';
import { TYPE_KEYS, typeMembers } from '../spec/feature-type.ts';

/** What is asked of the types of columns; a spec's features say the rest. */
export interface TypeRequest {
  /** The type of all columns that nothing else names one for. */
  readonly type: ColumnTypeName | undefined;
  /** The types of some columns, by column lists. */
  readonly own: readonly { readonly columns: string; readonly type: ColumnTypeName }[];
  /** Members that win over those of features, for the types that read them. */
  readonly members: Omit<TypeMembers, 'type'>;
}

/** The members of a feature without a type. */
export const NO_MEMBERS: TypeMembers = Object.fromEntries(TYPE_KEYS.map((key) => [key, undefined]));

/** The request for what features say. */
export const NO_TYPES: TypeRequest = { type: undefined, own: [], members: {} };

/**
 * The members of a column's type.
 *
 * @param given what its feature says
 */
export function typeOfColumn(
  position: number,
  { type, own, members }: TypeRequest,
  header: readonly string[],
  given: TypeMembers = {},
): TypeMembers {
  const named = own.find(({ columns }) => selectColumns(columns, header).includes(position));
  const found = named?.type ?? given.type ?? type ?? 'number';
  const { numbers, ...times } = members;
  const added = found === 'number' ? { numbers } : found === 'datetime' ? times : {};
  const old = found === (given.type ?? 'number') ? typeMembers(given) : {};
  return { ...old, ...typeMembers(added), ...(found !== 'number' && { type: found }) };
}
