import type { NumberStyle } from '../column-types/column-type.ts';
import type { ColumnType, ColumnTypeName } from '../column-types/registry.ts';
import { COLUMN_TYPE_NAMES, typeDefinition } from '../column-types/registry.ts';
import type { Notation } from '../core/cells/notation.ts';
import { binnedCounts, countBins } from '../fit/boundaries/count-bins.ts';
import { automaticBins } from '../fit/histogram/automatic-bins.ts';
import { quantiles } from '../fit/quantiles/quantiles.ts';
import type { Sample } from '../fit/sample.ts';
import type { KindTypes } from './cell-reader.ts';
import type { ColumnContents, FoundCell } from './column-contents.ts';
import type { DistinctCount } from './distinct-counter.ts';
import { type ForeignNumber, foreignNumberOf } from './foreign-number.ts';
import type { CellKind } from './read-cell.ts';

/** The kinds of cells. */
type Held = ColumnTypeName | 'text';

/** The first cell that is not of the kind that most cells of a mixed column are. */
interface SpoilingCell extends FoundCell {
  readonly kind: Held;
  /** The flags that read it as a number, and the number; undefined if none do. */
  readonly remedy: string | undefined;
  /** The noun for most cells: `number`. */
  readonly among: string;
}

/** The quantiles of the values of a column, and their counts in bins of a histogram. */
interface ValueSummary {
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /** The rank error of the quartiles as a share; 0 if they are exact. */
  readonly rankError: number;
  readonly counts: readonly number[];
  /** The type of the values; undefined: plain numbers. */
  readonly type: ColumnType | undefined;
}

/** One column of a table. */
export interface DescribedColumn {
  /** Counted from 1. */
  readonly position: number;
  readonly name: string;
  /** One kind of cells, such as `numbers`; or `mixed`, or `nothing`: missing cells only. */
  readonly holds: string;
  /** The kind of most of its cells; undefined if all are missing. */
  readonly held: Held | undefined;
  /** The styles in which its numbers are written, beside plain ones. */
  readonly styles: readonly NumberStyle[];
  /** True if `--thousands ,` reads styled numbers. */
  readonly hasThousands: boolean;
  readonly spoiler: SpoilingCell | undefined;
  /** The first date in a format that is not read, of a column of dates. */
  readonly foreignDate: FoundCell | undefined;
  /** The first cell of a column of text, if it is a number in another notation. */
  readonly foreignNumber: ForeignNumber | undefined;
  readonly missing: number;
  /** Cells that are neither missing nor what most cells are; undefined for text, where any cell is valid. */
  readonly invalid: number | undefined;
  readonly distinct: DistinctCount;
  /** Undefined if there are no values. */
  readonly numbers: ValueSummary | undefined;
}

/** The kinds of cells, in order of precedence for equal counts. */
const HELD: readonly Held[] = [...COLUMN_TYPE_NAMES, 'text'];

function nounOf(held: Held): string {
  return held === 'text' ? 'text' : typeDefinition(held).noun;
}

function nounsOf(held: Held): string {
  return held === 'text' ? 'text' : `${nounOf(held)}s`;
}

/** How the cells of a table are read. */
interface DescribedRules {
  readonly types: KindTypes;
  readonly notation: Notation;
}

/** Describes a column whose cells were all read. */
export function describeColumn(
  { position, name }: Pick<DescribedColumn, 'position' | 'name'>,
  contents: ColumnContents,
  { types, notation }: DescribedRules,
): DescribedColumn {
  const { counts, first, missing, distinct } = contents;
  const kinds = kindsOf(contents);
  const sizes = Object.fromEntries(
    HELD.map((held) => [held, sumOf(kinds[held].map((kind) => counts[kind]))]),
  ) as Record<Held, number>;
  const present = HELD.filter((held) => sizes[held] > 0).sort((a, b) => sizes[b] - sizes[a]);
  const [held] = present;
  const isStyled = kinds.number.includes('styled') && counts.styled > 0;
  const all = sumOf(Object.values(sizes));
  const isDates = held === 'datetime' && first.foreignDate !== undefined;
  return {
    position,
    name,
    held,
    holds: present.length > 1 ? 'mixed' : held === undefined ? 'nothing' : nounsOf(held),
    styles: isStyled ? [...contents.styles] : [],
    hasThousands: isStyled && contents.hasThousands,
    spoiler: spoilerOf(present, kinds, contents, notation),
    foreignDate: isDates ? first.foreignDate : undefined,
    foreignNumber: held === 'text' ? foreignNumberOf(first.text, notation) : undefined,
    missing,
    invalid:
      held === 'text'
        ? undefined
        : held === undefined
          ? 0
          : all - sizes[held] + (isDates ? counts.foreignDate : 0),
    distinct: distinct.count,
    numbers: summaryOf(held, contents, types, isStyled),
  };
}

/** The kinds of cells that each holding has: styled cells are numbers unless more cells are text. */
function kindsOf({ counts }: ColumnContents): Readonly<Record<Held, readonly CellKind[]>> {
  const areNumbers = counts.number + counts.styled >= counts.text;
  const own = Object.fromEntries(HELD.map((held) => [held, [held]])) as Record<Held, CellKind[]>;
  own.datetime.push('foreignDate');
  own[areNumbers ? 'number' : 'text'].push('styled');
  return own;
}

/** The first cell that is not of the most frequent kind. */
function spoilerOf(
  [among, kind]: readonly Held[],
  kinds: Readonly<Record<Held, readonly CellKind[]>>,
  { first }: ColumnContents,
  notation: Notation,
): SpoilingCell | undefined {
  if (among === undefined || kind === undefined) return undefined;
  const found = kinds[kind].flatMap((one) => first[one] ?? []).at(0);
  if (found === undefined) return undefined;
  const remedy = among === 'number' ? foreignNumberOf(found, notation)?.remedy : undefined;
  return { ...found, kind, remedy, among: nounOf(among) };
}

/** The values of what most cells are; of a column that is mostly text, its numbers. */
function summaryOf(
  held: Held | undefined,
  contents: ColumnContents,
  types: KindTypes,
  isStyled: boolean,
): ValueSummary | undefined {
  const kind = held === undefined || held === 'text' ? 'number' : held;
  const count =
    contents.counts[kind] + (kind === 'number' && isStyled ? contents.counts.styled : 0);
  if (count === 0) return undefined;
  const kept = contents.kept(kind, kind === 'number' && isStyled);
  const hasSteps = typeDefinition(kind).hasSteps === true;
  return { ...quartilesOf(binnedCounts(kept), hasSteps), type: types[kind] };
}

/** @param areValues true if quartiles are values of the column */
function quartilesOf(kept: Sample, areValues: boolean): Omit<ValueSummary, 'type'> {
  const method = areValues ? 'inverted_cdf' : 'linear';
  const [min, q1, median, q3, max] = quantiles(kept, [0, 0.25, 0.5, 0.75, 1], method);
  const finite = finiteOf(kept);
  const bins = finite.values.length === 0 ? [] : automaticBins(finite, 'left').boundaries;
  const counts = countBins(bins, finite, { precision: 'float64', closed: 'left' });
  return {
    min: min as number,
    q1: q1 as number,
    median: median as number,
    q3: q3 as number,
    max: max as number,
    rankError: kept.rankError,
    counts: [...counts],
  };
}

/** The finite values of a sample. */
function finiteOf(kept: Sample): Sample {
  if (kept.extent !== undefined) return kept;
  const values = kept.values.filter(Number.isFinite);
  const weights = kept.weights?.filter((_, i) => Number.isFinite(kept.values[i]));
  return { values, weights, rankError: kept.rankError };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
