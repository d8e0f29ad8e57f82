import type {
  ColumnType,
  ColumnTypeName,
  NumberStyle,
  TypeMembers,
} from '../column-types/column-type.ts';
import { stylesReading } from '../column-types/number/styles.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  membersOfType,
  typeDefinition,
} from '../column-types/registry.ts';
import { type CellGrammar, columnGrammar, readCell } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/date-format.ts';
import { type Notation, POINT } from '../core/cells/notation.ts';
import { trimBlanks } from '../core/cells/number.ts';

/**
 * The kinds of cells that are not missing: the types of columns, and others. A styled cell is a number that needs
 * `--numbers`; a foreign date is one by its digits, in a format that is not read.
 */
export type CellKind = ColumnTypeName | 'styled' | 'foreignDate' | 'text';

/** All kinds of cells. */
export const CELL_KINDS: readonly CellKind[] = [
  ...COLUMN_TYPE_NAMES,
  'styled',
  'foreignDate',
  'text',
];

/** A cell that was read. */
interface ReadCell {
  readonly kind: CellKind;
  /** Undefined for a foreign date and for text. */
  readonly value?: number | undefined;
  /** The styles of a styled cell. */
  readonly styles?: readonly NumberStyle[];
  /** True for a styled cell that also needs `--thousands ,`. */
  readonly hasThousands?: boolean;
}

/** Reads a cell; undefined for a missing one. */
export type CellReader = (text: string) => ReadCell | undefined;

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

/** A notation in which styled numbers are also looked for, if numbers have no thousands. */
const COMMAS: Notation = { decimal: '.', thousands: ',' };

/** After so many texts without a style, no more are looked at. */
const MAX_TRIES = 200;

/** Makes a reader that finds the kind of each cell of a column: the type that flags name, or the first that reads it. */
export function cellReader(types: DescribedTypes, grammar: CellGrammar): CellReader {
  const { named } = types;
  const kinds = typesOf(types, grammar.notation);
  const type = kinds[named ?? 'number'];
  const isNumeric = named === undefined || named === 'number';
  const read = isNumeric || type === undefined ? type : { ...type, parse: nothing };
  const plain = columnGrammar(grammar, read, grammar.words);
  const readOther = otherReader(named, kinds);
  const readStyled = named === undefined ? styleFinder(grammar.notation) : nothing;
  return (text) => {
    const value = readCell(text, plain);
    if (value !== undefined) return Number.isNaN(value) ? undefined : { kind: 'number', value };
    const trimmed = trimBlanks(text);
    const other = readOther(trimmed);
    if (other !== undefined) return Number.isNaN(other.value) ? undefined : other;
    if (isDate(trimmed)) return { kind: 'foreignDate' };
    return readStyled(trimmed) ?? { kind: 'text' };
  };
}

function nothing(): undefined {
  return undefined;
}

/** A reader of the types other than numbers, or of the one that flags name; the first that reads a text is its kind. */
function otherReader(
  named: DescribedTypes['named'],
  types: KindTypes,
): (text: string) => ReadCell | undefined {
  const tried = COLUMN_TYPE_NAMES.flatMap((kind) => {
    const type = types[kind];
    const isTried = kind !== 'number' && (named === undefined || named === kind);
    return isTried && type !== undefined ? [{ kind, type, ...typeDefinition(kind) }] : [];
  });
  return (text) => {
    for (const { kind, type, mayRead } of tried) {
      if (mayRead?.(text) === false) continue;
      const value = type.parse(text);
      if (value !== undefined) return { kind, value };
    }
    return undefined;
  };
}

/** Reads styled numbers, and gives up after many texts in turn without a style. */
function styleFinder(notation: Notation): CellReader {
  const hasPoint = notation.thousands === null && notation.decimal === '.';
  const notations = hasPoint ? [POINT, COMMAS] : [notation];
  let failures = 0;
  let last: StyledReader | undefined;
  return (text) => {
    if (failures >= MAX_TRIES || !/\d/.test(text)) return undefined;
    const known = last?.(text);
    if (known !== undefined) return known;
    const reader = firstOf(notations, (one) => styledReader(text, one));
    failures = reader === undefined ? failures + 1 : 0;
    last = reader ?? last;
    return reader?.(text);
  };
}

type StyledReader = (text: string) => ReadCell | undefined;

/** A reader of the styles that a text is written in; undefined if it has none. */
function styledReader(sample: string, notation: Notation): StyledReader | undefined {
  const styles = stylesReading(sample, notation);
  const type = styles && columnType({ numbers: styles }, notation);
  if (styles === undefined || type === undefined) return undefined;
  const hasThousands = notation === COMMAS;
  return (text) => {
    const value = type.parse(text);
    return value === undefined ? undefined : { kind: 'styled', value, styles, hasThousands };
  };
}

/** The first result for one of some items. */
function firstOf<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
