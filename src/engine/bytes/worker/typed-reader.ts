import { keepZones, zoneTable } from '../../../column-types/datetime/zone/load-zone.ts';
import type { ZoneTable } from '../../../column-types/datetime/zone/zone.ts';
import { type ColumnType, columnType, type TypeMembers } from '../../../column-types/registry.ts';
import { type CellGrammar, columnGrammar, readCell } from '../../../core/cells/cell.ts';
import type { Notation } from '../../../core/cells/notation.ts';
import type { ColumnPlan } from '../../../plan/column-plan.ts';

/** The types of columns as plain data. */
export interface WorkerTypes {
  /** For each target the members of its type; undefined for plain numbers. */
  readonly types: readonly (TypeMembers | undefined)[];
  /** For each target the numbers of its words; undefined for a column without. */
  readonly words: readonly (ReadonlyMap<string, number> | undefined)[];
  /** The tables of the zones of the types. */
  readonly zones: readonly ZoneTable[];
}

/** The types of the columns of targets, and the zones of all types. */
export function workerTypes(
  { columns }: Pick<ColumnPlan, 'columns'>,
  targets: readonly number[],
): WorkerTypes {
  const byPosition = new Map(
    columns.filter(({ key }) => key === undefined).map((column) => [column.position, column]),
  );
  const types = targets.map((position) => byPosition.get(position)?.type?.members);
  const words = targets.map((position) => byPosition.get(position)?.words);
  const names = types.flatMap((members) => members?.zone ?? []);
  return { types, words, zones: [...new Set(names)].map(zoneTable) };
}

/** A reader of cells that are not plain numbers. */
export interface TypedReader {
  readonly type: ColumnType;
  /** Reads a cell in one of its usual forms; NaN for any other. */
  readonly readBytes: (bytes: Uint8Array, start: number, end: number) => number;
  /** Reads a cell; NaN for a missing or an invalid one. */
  readonly readText: (text: string) => number;
  /** True for a cell that may be a number in a style: one that is not digits and points alone. */
  readonly mayBeStyled: (bytes: Uint8Array, start: number, end: number) => boolean;
}

/** For each target the reader of its type; undefined for plain numbers. */
export function typedReaders(
  { types, words, zones, notation }: WorkerTypes & { readonly notation: Notation },
  grammar: CellGrammar,
): (TypedReader | undefined)[] {
  keepZones(zones);
  return types.map((members, target) => {
    const type = members && columnType(members, notation);
    return type && typedReader(columnGrammar(grammar, type, words[target]), type);
  });
}

/** For each target the grammar of its cells. */
export function targetGrammars(
  { words }: Pick<WorkerTypes, 'words'>,
  grammar: CellGrammar,
  readers: readonly (TypedReader | undefined)[],
): CellGrammar[] {
  return readers.map((reader, target) => columnGrammar(grammar, reader?.type, words[target]));
}

/** Makes the reader of a type. @param grammar of its type */
function typedReader(grammar: CellGrammar, type: ColumnType): TypedReader {
  const { parseBytes } = type;
  // A date may be on the NA list, which matches its text.
  const listed = new Set(Array.from(grammar.naValues, (word) => type.parse(word)));
  return {
    type,
    readBytes(bytes, start, end) {
      const value = parseBytes?.(bytes, start, end) ?? Number.NaN;
      return listed.has(value) ? Number.NaN : value;
    },
    readText: (text) => readCell(text, grammar) ?? Number.NaN,
    mayBeStyled: type.styleOf === undefined ? () => false : hasOtherBytes,
  };
}

/** The bytes of digits, and of decimal points. */
const [ZERO, NINE, POINT] = [48, 57, 46];

/** True if bytes are not all digits and points. */
function hasOtherBytes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if ((byte < ZERO || byte > NINE) && byte !== POINT) return true;
  }
  return false;
}
