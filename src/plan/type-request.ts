import type { ColumnType, ColumnTypeName, TypeMembers } from '../column-types/registry.ts';
import { columnType, membersOfType, typeDefinition } from '../column-types/registry.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { isSelected } from '../csv/columns/select.ts';
import { TYPE_KEYS, typeMembers } from '../spec/feature-type.ts';

/** The requested types of columns; the features of a spec have the others. */
export interface TypeRequest {
  /** The type of the columns without another type. */
  readonly type: ColumnTypeName | undefined;
  /** The types of some columns, by column lists. */
  readonly own: readonly { readonly columns: string; readonly type: ColumnTypeName }[];
  /** Members that override those of features, for the types that read them. */
  readonly members: Omit<TypeMembers, 'type'>;
}

/** The members of a feature without a type. */
export const NO_MEMBERS: TypeMembers = Object.fromEntries(TYPE_KEYS.map((key) => [key, undefined]));

/** The request without types, for which features decide. */
export const NO_TYPES: TypeRequest = { type: undefined, own: [], members: {} };

/**
 * The same request, with times for all columns if it has members of times and no columns of times.
 *
 * @param lists the explicit lists with a type
 */
export function impliedTimes(
  types: TypeRequest,
  lists: readonly { readonly type?: ColumnTypeName | undefined }[],
): TypeRequest {
  const { type, own, members } = types;
  const { numbers: _, ...times } = members;
  const isSaid =
    type !== undefined || own.length > 0 || lists.some((list) => list.type === 'datetime');
  const hasTimes = Object.values(times).some((value) => value !== undefined);
  return isSaid || !hasTimes ? types : { ...types, type: 'datetime' };
}

/** A member that no type of a list reads; undefined if there is none. */
export function unusedMember(
  members: TypeRequest['members'],
  types: Iterable<ColumnTypeName>,
): keyof TypeMembers | undefined {
  const read = new Set([...types].flatMap((type) => typeDefinition(type).members));
  return TYPE_KEYS.find((key) => key !== 'type' && members[key] !== undefined && !read.has(key));
}

/**
 * The members of the type of a column.
 *
 * @param given the members of its feature
 */
export function typeOfColumn(
  position: number,
  { type, own, members }: TypeRequest,
  header: readonly string[],
  given: TypeMembers = {},
): TypeMembers {
  const named = own.find(({ columns }) => isSelected(columns, position, header));
  const found = named?.type ?? given.type ?? type ?? 'number';
  const added = membersOfType(found, members);
  const old = found === (given.type ?? 'number') ? typeMembers(given) : {};
  return { ...old, ...typeMembers(added), ...(found !== 'number' && { type: found }) };
}

/**
 * The type of the columns of a feature.
 *
 * @param given the members of the feature
 * @throws DiscretizeError E_USAGE if flags give its columns different types
 */
export function commonType(
  positions: readonly number[],
  types: TypeRequest,
  header: readonly string[],
  given: TypeMembers,
): TypeMembers {
  const [first = -1, ...others] = positions;
  const typeAt = (position: number): TypeMembers => typeOfColumn(position, types, header, given);
  const members = typeAt(first);
  const odd =
    types.own.length === 0 ? undefined : others.find((one) => typeAt(one).type !== members.type);
  if (odd === undefined) return members;
  const said = [first, odd].map((one) => `"${header[one]}" holds ${nounsOf(typeAt(one).type)}`);
  throw mixed(`one list cannot bin two types: ${said.join(', ')}`);
}

/**
 * Rejects a list of numbers or of another type than a column, which would be read as milliseconds. Durations, read as
 * seconds, and parts of dates accept numbers.
 *
 * @param list the type of the boundaries
 * @throws DiscretizeError E_USAGE
 */
export function checkListType(
  list: TypeMembers,
  { type, part }: TypeMembers,
  column: string,
): void {
  if (type === list.type || part !== undefined) return;
  if (list.type === undefined && typeDefinition(type ?? 'number').takesNumbers === true) return;
  throw mixed(`the boundaries are ${nounsOf(list.type)}, but "${column}" holds ${nounsOf(type)}`);
}

function nounsOf(type: ColumnTypeName = 'number'): string {
  return `${typeDefinition(type).noun}s`;
}

function mixed(message: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', message, {
    hint: 'give columns of another type a list of their own, such as -b d=2026-01-01',
  });
}

/** The type by which a column is chosen or not, by its position. */
export type TypeAt = (position: number) => ColumnType | undefined;

/** The part of a request that types of unnamed columns depend on. */
interface ChoiceRequest {
  readonly types?: TypeRequest | undefined;
  readonly lists?: readonly {
    readonly columns: string | undefined;
    readonly type?: ColumnTypeName | undefined;
  }[];
  readonly spec?: { readonly features: readonly (TypeMembers & { readonly columns: unknown })[] };
}

/**
 * The types by which columns are chosen: those of flags, or that of the list for all columns.
 *
 * @param notation of numbers; its separators are in the encoding of the cells
 */
export function choiceTypes(
  { types = NO_TYPES, lists = [], spec }: ChoiceRequest,
  header: readonly string[],
  notation: Notation,
): TypeAt {
  const open = spec?.features.find(({ columns }) => columns === undefined);
  const list = lists.find(({ columns }) => columns === undefined);
  const given = { ...open, type: list?.type ?? open?.type };
  const usual = columnType(typeOfColumn(-1, types, header, given), notation);
  if (types.own.length === 0) return () => usual;
  return (position) => columnType(typeOfColumn(position, types, header, given), notation);
}
