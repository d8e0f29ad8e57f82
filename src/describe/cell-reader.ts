import type { ColumnType, ColumnTypeName, TypeMembers } from '../column-types/column-type.ts';
import { columnType, membersOfType } from '../column-types/registry.ts';
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
  /** The time of a date in a usual form; NaN for any other cell. */
  readonly readDate: (bytes: Uint8Array, start: number, end: number) => number;
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
  const typeOf = (type: ColumnTypeName): ColumnType | undefined =>
    columnType({ type, ...membersOfType(type, members) }, notation);
  return {
    number: typeOf('number'),
    date: typeOf('datetime') as ColumnType,
    duration: typeOf('duration') as ColumnType,
  };
}

/** The type of a column whose cells may not all be numbers if they look so; undefined: plain numbers are numbers. */
export function otherTypeOf(types: DescribedTypes, notation: Notation): ColumnType | undefined {
  const { number, date, duration } = typesOf(types, notation);
  if (types.named === 'datetime') return date;
  return types.named === 'duration' ? duration : number;
}

/** Undefined: plain numbers. */
export interface KindTypes {
  readonly number: ColumnType | undefined;
  readonly date: ColumnType;
  readonly duration: ColumnType;
}

/** Beginnings of dates and durations; other texts are not tried as such. */
const DURATION_START = /^[+-]?(?:\d|P)/;

/**
 * Makes a reader that tells the kind of each cell of a column: of the type that flags name, or the first of
 * number, date and duration that reads it.
 */
export function cellReader(types: DescribedTypes, grammar: CellGrammar): CellReader {
  const { named } = types;
  const { number, ...others } = typesOf(types, grammar.notation);
  const isNumeric = named === undefined || named === 'number';
  const type = isNumeric ? number : { ...others.date, parse: nothing };
  const plain = columnGrammar(grammar, type, grammar.words);
  const readOther = otherReader(named, others);
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
    repeat: ({ wasTried }) => {
      if (wasTried) styled?.fail();
    },
    readDate: plain.type === undefined ? dateReader(named, others.date, grammar) : () => Number.NaN,
  };
}

const TEXT: ReadCell = { kind: 'text' };
const FOREIGN_DATE: ReadCell = { kind: 'foreignDate' };

/** A reader of dates in bytes, none of which is a number or a missing value. */
function dateReader(
  named: DescribedTypes['named'],
  date: ColumnType,
  { naValues, words }: CellGrammar,
): CellReader['readDate'] {
  const { parseBytes } = date;
  const isTried = (named ?? 'datetime') === 'datetime' && words === undefined;
  if (parseBytes === undefined || !isTried) return () => Number.NaN;
  const listed = new Set(Array.from(naValues, (word) => date.parse(word)));
  return (bytes, start, end) => {
    const time = parseBytes(bytes, start, end);
    return listed.has(time) ? Number.NaN : time;
  };
}

function nothing(): undefined {
  return undefined;
}

/** A reader of dates and durations, or of the one of them that flags name. */
function otherReader(
  named: DescribedTypes['named'],
  { date, duration }: Omit<KindTypes, 'number'>,
): (text: string) => ReadCell | undefined {
  const [dates, durations] = [named ?? 'datetime', named ?? 'duration'];
  return (text) => {
    const time = dates === 'datetime' ? date.parse(text) : undefined;
    if (time !== undefined) return { kind: 'date', value: time };
    const isTried = durations === 'duration' && DURATION_START.test(text);
    const length = isTried ? duration.parse(text) : undefined;
    return length === undefined ? undefined : { kind: 'duration', value: length };
  };
}
