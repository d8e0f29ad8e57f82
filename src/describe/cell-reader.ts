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
import { ForeignNumbers } from './foreign-numbers.ts';
import type { ReadCell } from './read-cell.ts';
import { StyleFinder } from './style-finder.ts';

/** Finds the kinds and values of the cells of a column, in the order of its rows. */
export interface CellReader {
  /** Reads a cell; undefined for a missing one. */
  readonly read: (text: string) => ReadCell | undefined;
  /** Updates the state as if a cell that is neither missing nor styled were read again. */
  readonly repeat: (cell: ReadCell) => void;
  /** The texts that are numbers in another notation; undefined if none are looked for. */
  readonly foreign: ForeignNumbers | undefined;
  /** The usual forms of the first type tried after numbers; undefined if that type has no fast reader. */
  readonly usual: UsualForms | undefined;
}

/** A fast reader of the usual forms of a type; none of the forms is a number. */
interface UsualForms {
  readonly kind: ColumnTypeName;
  /** The value of a cell in a usual form; NaN for any other cell and for a missing cell. */
  readonly readBytes: (bytes: Uint8Array, start: number, end: number) => number;
}

/** The types of a described column. */
export interface DescribedTypes {
  /** The type named by flags; undefined: each cell may be of any type. */
  readonly named: TypeMembers['type'];
  /** The parameters of the types: the styles of numbers, the format and zone of times. */
  readonly members: Omit<TypeMembers, 'type'>;
}

/** The type of each kind that has values, with the parameters that it uses. */
export function typesOf({ members }: DescribedTypes, notation: Notation): KindTypes {
  const types = COLUMN_TYPE_NAMES.map((type) => [
    type,
    columnType({ type, ...membersOfType(type, members) }, notation),
  ]);
  return Object.fromEntries(types) as KindTypes;
}

/** The types by the name of the kind; undefined: plain numbers. */
export type KindTypes = Readonly<Record<ColumnTypeName, ColumnType | undefined>>;

/** The type that reads the numbers of a column; undefined: plain numbers. */
export function otherTypeOf(types: DescribedTypes, notation: Notation): ColumnType | undefined {
  return typesOf(types, notation)[types.named ?? 'number'];
}

/** Makes the reader of a column. The kind of a cell is the type named by flags, or the first type that reads the cell. */
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
  const foreign = isNumeric && type === undefined ? new ForeignNumbers() : undefined;
  return {
    read(text) {
      const value = readCell(text, plain);
      if (value !== undefined) return Number.isNaN(value) ? undefined : { kind: 'number', value };
      const trimmed = trimBlanks(text);
      const other = readOther(trimmed);
      if (other !== undefined) return Number.isNaN(other.value) ? undefined : other;
      if (isDate(trimmed)) return FOREIGN_DATE;
      const last = styled?.read(trimmed) ?? TEXT;
      return foreign === undefined ? last : foreign.marked(last, trimmed);
    },
    repeat(cell) {
      if (cell.wasTried) styled?.fail();
      foreign?.repeat(cell);
    },
    foreign,
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

/** A type to try, with its kind. */
interface TriedType {
  readonly kind: ColumnTypeName;
  readonly type: ColumnType;
}

/** The types to try after numbers: the type named by flags, or all. */
function otherTypes(named: DescribedTypes['named'], types: KindTypes): readonly TriedType[] {
  return COLUMN_TYPE_NAMES.flatMap((kind) => {
    const type = types[kind];
    const isTried = kind !== 'number' && (named === undefined || named === kind);
    return isTried && type !== undefined ? [{ kind, type }] : [];
  });
}

/** Makes a reader that tries types in order. */
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
