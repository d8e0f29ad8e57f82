import type { Notation } from '../core/cells/notation.ts';
import { POINT } from '../core/cells/notation.ts';
import type { ColumnTypeDefinition, TypeParameters, ValueFormat } from './column-type.ts';
import { datetime } from './datetime/datetime.ts';
import { duration } from './duration/duration.ts';
import { number } from './number/number.ts';

/** Every type of column. A new type is a folder beside this file, its import, and its line here. */
const COLUMN_TYPES = {
  number: number as ColumnTypeDefinition,
  datetime: datetime as ColumnTypeDefinition,
  duration: duration as ColumnTypeDefinition,
};

/** The names of the types, in flags and specs. */
export type ColumnTypeName = keyof typeof COLUMN_TYPES;

/** The names of all types. */
export const COLUMN_TYPE_NAMES: readonly ColumnTypeName[] = Object.keys(
  COLUMN_TYPES,
) as ColumnTypeName[];

/** The members of a feature that define its type, as plain data for specs and worker threads. */
export interface TypeMembers extends TypeParameters {
  /** Default `number`. */
  readonly type?: ColumnTypeName | undefined;
}

/** The type of a column. */
export interface ColumnType extends ValueFormat {
  /** The members that define it. */
  readonly members: TypeMembers;
}

/**
 * Makes the type of a column.
 *
 * @param notation of numbers; its separators are in the encoding of the cells
 * @returns undefined for plain numbers, which need no type
 * @throws DiscretizeError E_SPEC for invalid members: a zone, a time format
 */
export function columnType(
  members: TypeMembers,
  notation: Notation = POINT,
): ColumnType | undefined {
  const name = members.type ?? 'number';
  if (name === 'number' && (members.numbers ?? []).length === 0) return undefined;
  return { ...COLUMN_TYPES[name].make(members, notation), members };
}

/** The definition of a type. */
export function typeDefinition(name: ColumnTypeName): ColumnTypeDefinition {
  return COLUMN_TYPES[name];
}

/** The required content of a column that other programs read, as text; undefined for plain numbers. */
export function columnNote(members: TypeMembers): string | undefined {
  return COLUMN_TYPES[members.type ?? 'number'].columnNote(members);
}

/** A member of a feature that its type does not read; undefined if there is none. */
export function foreignMember(members: TypeMembers): keyof TypeMembers | undefined {
  const own: readonly string[] = ['type', ...COLUMN_TYPES[members.type ?? 'number'].members];
  const keys = Object.keys(members) as (keyof TypeMembers)[];
  return keys.find((key) => members[key] !== undefined && !own.includes(key));
}

/** Those of some members that a type reads. */
export function membersOfType(name: ColumnTypeName, members: TypeMembers): TypeMembers {
  return Object.fromEntries(COLUMN_TYPES[name].members.map((key) => [key, members[key]]));
}

/** The type that reads all texts of a list; undefined if none surely does. */
export function recognizedType(items: readonly string[]): ColumnTypeName | undefined {
  return items.length === 0
    ? undefined
    : COLUMN_TYPE_NAMES.find((name) => items.every(COLUMN_TYPES[name].recognizes));
}
