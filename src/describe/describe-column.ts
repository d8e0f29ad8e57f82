import type { NumberStyle } from '../column-types/column-type.ts';
import type { ColumnTypeName } from '../column-types/registry.ts';
import { COLUMN_TYPE_NAMES, typeDefinition } from '../column-types/registry.ts';
import { otherNotations } from '../core/cells/near-number.ts';
import type { Notation } from '../core/cells/notation.ts';
import { parseNumberIn, trimBlanks } from '../core/cells/number.ts';
import type { Sample } from '../fit/sample.ts';
import type { DescribedTypes, KindTypes } from './cell-reader.ts';
import type { ColumnContents, FoundCell } from './column-contents.ts';
import type { DistinctCount } from './distinct-counter.ts';
import type { OtherReading } from './foreign-numbers.ts';
import type { CellKind } from './read-cell.ts';
import { type ValueSummary, valueSummary } from './value-summary.ts';

/** A kind of contents: a type of columns, or text. */
type Held = ColumnTypeName | 'text';

/** The first cell of the second most frequent kind of a mixed column. */
interface SpoilingCell extends FoundCell {
  readonly kind: Held;
  /** The flags that read it as a number, and the number; undefined if none do. */
  readonly remedy: string | undefined;
  /** The noun for most cells: `number`. */
  readonly among: string;
  /** The flags that read it as a number and leave the others; undefined for none. */
  readonly otherReading: OtherReading | undefined;
}

/** A cell that is a number in another notation. */
export interface ForeignNumber extends FoundCell {
  /** The flags that read it, and the number. */
  readonly remedy: string;
}

/** The description of one column of a table. */
export interface DescribedColumn {
  /** Counted from 1. */
  readonly position: number;
  readonly name: string;
  /** One kind of cells, such as `numbers`; or `mixed`, or `nothing`: missing cells only. */
  readonly holds: string;
  /** The kind of most of its cells; undefined if all are missing. */
  readonly held: Held | undefined;
  /** The styles of its numbers, plain ones excluded. */
  readonly styles: readonly NumberStyle[];
  /** True if `--thousands ,` reads styled numbers. */
  readonly hasThousands: boolean;
  readonly spoiler: SpoilingCell | undefined;
  /** The first date in a format that is not read, of a column of dates. */
  readonly foreignDate: FoundCell | undefined;
  /** The first cell of a column of text, if it is a number in another notation. */
  readonly foreignNumber: ForeignNumber | undefined;
  readonly missing: number;
  /** The number of cells that are neither missing nor of the most frequent kind; undefined for text: any cell is valid. */
  readonly invalid: number | undefined;
  readonly distinct: DistinctCount;
  /** Undefined if there are no values. */
  readonly numbers: ValueSummary | undefined;
}

/** The kinds of contents, in order of precedence for equal counts. */
const HELD: readonly Held[] = [...COLUMN_TYPE_NAMES, 'text'];

function nounOf(held: Held): string {
  return held === 'text' ? 'text' : typeDefinition(held).noun;
}

function nounsOf(held: Held): string {
  return held === 'text' ? 'text' : `${nounOf(held)}s`;
}

/** The types of a column, the type that flags name, and the notation of numbers in its table. */
interface DescribedRules extends Pick<DescribedTypes, 'named'> {
  readonly types: KindTypes;
  readonly notation: Notation;
}

/** Describes a column once all its cells are collected. */
export function describeColumn(
  { position, name }: Pick<DescribedColumn, 'position' | 'name'>,
  contents: ColumnContents,
  { types, named = 'number', notation }: DescribedRules,
): DescribedColumn {
  const { first, missing, distinct } = contents;
  const kinds = countKinds(contents);
  const { held, isStyled } = kinds;
  return {
    position,
    name,
    held,
    holds: holdsOf(kinds),
    styles: isStyled ? [...contents.styles] : [],
    hasThousands: isStyled && contents.hasThousands,
    spoiler: spoilerOf(kinds, contents, notation),
    foreignDate: held === 'datetime' ? first.foreignDate : undefined,
    foreignNumber:
      held === 'text' && named === 'number' ? foreignNumberOf(first.text, notation) : undefined,
    missing,
    invalid: invalidOf(kinds, contents),
    distinct: distinct.count,
    numbers: summaryOf(kinds, contents, types),
  };
}

/** The kinds of a column's cells. */
interface CountedKinds {
  /** The kinds of cells that count as each kind of contents. */
  readonly of: Readonly<Record<Held, readonly CellKind[]>>;
  readonly sizes: Readonly<Record<Held, number>>;
  /** The kinds that occur, the most frequent first. */
  readonly present: readonly Held[];
  readonly held: Held | undefined;
  /** True if styled cells count as numbers. */
  readonly isStyled: boolean;
}

function countKinds(contents: ColumnContents): CountedKinds {
  const { counts } = contents;
  const of = kindsOf(contents);
  const sizes = Object.fromEntries(
    HELD.map((held) => [held, sumOf(of[held].map((kind) => counts[kind]))]),
  ) as Record<Held, number>;
  const present = HELD.filter((held) => sizes[held] > 0).sort((a, b) => sizes[b] - sizes[a]);
  const isStyled = of.number.includes('styled') && counts.styled > 0;
  return { of, sizes, present, held: present[0], isStyled };
}

function holdsOf({ present, held }: CountedKinds): string {
  if (held === undefined) return 'nothing';
  return present.length > 1 ? 'mixed' : nounsOf(held);
}

/** The number of cells that are not of the most frequent kind; undefined for text. */
function invalidOf({ held, sizes }: CountedKinds, { counts }: ColumnContents): number | undefined {
  if (held === 'text') return undefined;
  if (held === undefined) return 0;
  const others = sumOf(Object.values(sizes)) - sizes[held];
  return others + (held === 'datetime' ? counts.foreignDate : 0);
}

/** The kinds of cells that count as each kind of contents: styled cells are numbers unless more cells are text. */
function kindsOf({ counts }: ColumnContents): Readonly<Record<Held, readonly CellKind[]>> {
  const areNumbers = counts.number + counts.styled >= counts.text;
  const own = Object.fromEntries(HELD.map((held) => [held, [held]])) as Record<Held, CellKind[]>;
  own.datetime.push('foreignDate');
  own[areNumbers ? 'number' : 'text'].push('styled');
  return own;
}

/** The first cell of the second most frequent kind; undefined for a column of one kind. */
function spoilerOf(
  { present: [among, kind], of, isStyled }: CountedKinds,
  contents: ColumnContents,
  notation: Notation,
): SpoilingCell | undefined {
  if (among === undefined || kind === undefined) return undefined;
  const found = of[kind].flatMap((one) => contents.first[one] ?? []).at(0);
  if (found === undefined) return undefined;
  const remedy = among === 'number' ? foreignNumberOf(found, notation)?.remedy : undefined;
  const isPlain = among === 'number' && kind === 'text' && !isStyled;
  const numbers = (): Sample => contents.kept('number');
  const otherReading = isPlain ? contents.foreign?.reading(numbers, notation) : undefined;
  return { ...found, kind, remedy, among: nounOf(among), otherReading };
}

/** The summary of the values of the most frequent kind; of a column that is mostly text, of its numbers. */
function summaryOf(
  { held, isStyled }: CountedKinds,
  contents: ColumnContents,
  types: KindTypes,
): ValueSummary | undefined {
  const kind = held === undefined || held === 'text' ? 'number' : held;
  const withStyled = kind === 'number' && isStyled;
  const count = contents.counts[kind] + (withStyled ? contents.counts.styled : 0);
  if (count === 0) return undefined;
  return valueSummary(contents.kept(kind, withStyled), kind, types[kind]);
}

/**
 * A cell with the flags that read it as a number; undefined if no flags do, or if the cell is a number in the notation
 * of the table.
 */
export function foreignNumberOf(
  cell: FoundCell | undefined,
  notation: Notation,
): ForeignNumber | undefined {
  if (cell === undefined || parseNumberIn(cell.text, notation) !== undefined) return undefined;
  const remedy = otherNotations(trimBlanks(cell.text), notation, parseNumberIn);
  return remedy === undefined ? undefined : { ...cell, remedy };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
