import type { ColumnType, ColumnTypeName, TypeMembers } from '../column-types/registry.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  membersOfType,
  typeDefinition,
} from '../column-types/registry.ts';
import { type CellGrammar, columnGrammar, readCell } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/date-format.ts';
import type { Notation } from '../core/cells/notation.ts';
import { trimBlanks } from '../core/cells/number.ts';
import type { ReadCell } from './read-cell.ts';
import { StyleFinder } from './style-finder.ts';

/** Tells what the cells of a column are, in the order of its rows. */
export interface CellReader {
  /** Reads a cell; undefined for a missing one. */
  readonly read: (text: string) => ReadCell | undefined;
  /** Goes on as if a cell that is neither missing nor styled was read again. */
  readonly repeat: (cell: ReadCell) => void;
  /** The first type that is tried but numbers; undefined if it has no forms that are quickly read. */
  readonly usual: UsualForms | undefined;
}

/** Cells of a type in its usual forms, none of which is a number. */
interface UsualForms {
  readonly kind: ColumnTypeName;
  /** The number of a cell in such a form; NaN for any other cell, and for a missing one. */
  readonly readBytes: (bytes: Uint8Array, start: number, end: number) => number;
}

/** The types of a described column. */
export interface DescribedTypes {
  /** The type that flags name; undefined: each cell may be of any type. */
  readonly named: TypeMembers['type'];
  /** The members of the types: the styles of numbers, and how times are written. */
  readonly members: Omit<TypeMembers, 'type'>;
}

/** The types of the kinds that have values, each with the members that it reads. */
export function typesOf({ members }: DescribedTypes, notation: Notation): KindTypes {
  const types = COLUMN_TYPE_NAMES.map((type) => [
    type,
    columnType({ type, ...membersOfType(type, members) }, notation),
  ]);
  return Object.fromEntries(types) as KindTypes;
}

/** The types of kinds by name; undefined: plain numbers. */
export type KindTypes = Readonly<Record<ColumnTypeName, ColumnType | undefined>>;

/** The type of a column in which not all numbers are plain ones; undefined: plain numbers are numbers. */
export function otherTypeOf(types: DescribedTypes, notation: Notation): ColumnType | undefined {
  return typesOf(types, notation)[types.named ?? 'number'];
}

/** Makes a reader that finds the kind of each cell of a column: the type that flags name, or the first that reads it. */
export function cellReader(types: DescribedTypes, grammar: CellGrammar): CellReader {
  const { named } = types;
  const kinds = typesOf(types, grammar.notation);
  const type = kinds[named ?? 'number'];
  const isNumeric = named === undefined || named === 'number';
  const read = isNumeric || type === undefined ? type : { ...type, parse: nothing };
  const plain = columnGrammar(grammar, read, grammar.words);
  const others = otherTypes(named, kinds);
  const readOther = otherReader(others);
  const styled = named === undefined ? new StyleFinder(grammar.notation) : undefined;
  return {
    read(text) {
      const value = readCell(text, plain);
      if (value !== undefined) return Number.isNaN(value) ? undefined : { kind: 'number', value };
      const trimmed = trimBlanks(text);
      const other = readOther(trimmed);
      if (other !== undefined) return Number.isNaN(other.value) ? undefined : other;
      if (isDate(trimmed)) return FOREIGN_DATE;
      return styled?.read(trimmed) ?? TEXT;
    },
    repeat({ wasTried }) {
      if (wasTried) styled?.fail();
    },
    usual: isNumeric && type !== undefined ? undefined : usualForms(others[0], grammar),
  };
}

const TEXT: ReadCell = { kind: 'text' };
const FOREIGN_DATE: ReadCell = { kind: 'foreignDate' };

function usualForms(
  first: TriedType | undefined,
  { naValues, words }: CellGrammar,
): UsualForms | undefined {
  const { parseBytes, parse } = first?.type ?? {};
  if (first === undefined || parseBytes === undefined || words !== undefined) return undefined;
  const listed = new Set(Array.from(naValues, (word) => parse?.(word)));
  const readBytes: UsualForms['readBytes'] = (bytes, start, end) => {
    const value = parseBytes(bytes, start, end);
    return listed.has(value) ? Number.NaN : value;
  };
  return { kind: first.kind, readBytes };
}

function nothing(): undefined {
  return undefined;
}

/** A type that is tried, and its kind. */
interface TriedType {
  readonly kind: ColumnTypeName;
  readonly type: ColumnType;
}

/** The types other than numbers, or the one that flags name. */
function otherTypes(named: DescribedTypes['named'], types: KindTypes): readonly TriedType[] {
  return COLUMN_TYPE_NAMES.flatMap((kind) => {
    const type = types[kind];
    const isTried = kind !== 'number' && (named === undefined || named === kind);
    return isTried && type !== undefined ? [{ kind, type }] : [];
  });
}

/** A reader of some types: the first that reads a text is its kind. */
function otherReader(types: readonly TriedType[]): (text: string) => ReadCell | undefined {
  const tried = types.map((one) => ({ ...one, ...typeDefinition(one.kind) }));
  return (text) => {
    for (const { kind, type, mayRead } of tried) {
      if (mayRead?.(text) === false) continue;
      const value = type.parse(text);
      if (value !== undefined) return { kind, value };
    }
    return undefined;
  };
}
