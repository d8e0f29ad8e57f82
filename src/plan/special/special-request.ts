import type { TypeMembers } from '../../column-types/column-type.ts';
import { naList } from '../../core/cells/na-list.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { mergeSpecial, type SpecialBins } from '../../core/special/merge-special.ts';
import type { SpecialCodes } from '../../core/special/special-codes.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import { columnSpecial } from '../../spec/feature-type.ts';
import type { CellSpec } from '../read-request.ts';

/** Special codes that were given for some columns, or for all that have bins. */
export interface GivenSpecial {
  /** A column list; undefined: every binned column. */
  readonly columns: string | undefined;
  /** The codes of each bin. */
  readonly bins: SpecialBins;
}

/** The special codes that are given for a column: its own, then those for all columns. */
export function specialOfColumn(
  position: number,
  given: readonly GivenSpecial[],
  header: readonly string[],
): SpecialBins {
  const isFor = ({ columns }: GivenSpecial): boolean =>
    columns !== undefined && selectColumns(columns, header).includes(position);
  const own = given.filter(isFor);
  const general = given.filter(({ columns }) => columns === undefined);
  return [...own, ...general].reduce<SpecialBins>((all, { bins }) => mergeSpecial(all, bins), []);
}

/**
 * The numbers of the special words of a column by the words, held as cells are; those on the list of missing
 * values are missing.
 *
 * @returns undefined for a column without such words
 */
export function wordsOf(
  { words }: SpecialCodes,
  { na_values }: Pick<CellSpec, 'na_values'>,
): ReadonlyMap<string, number> | undefined {
  if (words.size === 0) return undefined;
  const { naValues } = naList(na_values);
  const counted = [...words].filter(([word]) => !naValues.has(word));
  return new Map(counted.map(([word, number]) => [bytesOf(word), number]));
}

/** A column's special codes, and the numbers of its words. */
export interface ReadSpecial {
  readonly special?: SpecialCodes;
  readonly words?: ReadonlyMap<string, number> | undefined;
}

/**
 * The special codes that are given for a column to read; empty for a column without.
 *
 * @param type the members of its type
 */
export function readSpecialOf(
  given: SpecialBins,
  type: TypeMembers,
  spec: CellSpec,
  notation: Notation,
): ReadSpecial {
  if (given.length === 0) return {};
  const special = columnSpecial(type, given, spec.precision ?? 'float64', notation);
  return { special, words: wordsOf(special, spec) };
}
