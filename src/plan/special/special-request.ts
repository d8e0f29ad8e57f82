import { codeReader, distinctCodes } from '../../column-types/code-reader.ts';
import type { TypeMembers } from '../../column-types/registry.ts';
import { columnType } from '../../column-types/registry.ts';
import { naList } from '../../core/cells/na-list.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { mergeSpecial, type SpecialBins } from '../../core/special/merge-special.ts';
import type { SpecialCodes } from '../../core/special/special-codes.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import { isSelected, selectColumns } from '../../csv/columns/select.ts';
import type { Feature } from '../../spec/spec.ts';
import type { WordsAt } from '../choose.ts';
import type { CellSpec, ExplicitSpecial, ReadRequest } from '../read-request.ts';
import { NO_TYPES, typeOfColumn } from '../type-request.ts';

/** The explicit special codes of a column: its own, then those for all columns. */
export function specialOfColumn(
  position: number,
  given: readonly ExplicitSpecial[],
  header: readonly string[],
): SpecialBins {
  const isFor = ({ columns }: ExplicitSpecial): boolean =>
    columns !== undefined && isSelected(columns, position, header);
  const own = given.filter(isFor);
  const general = given.filter(({ columns }) => columns === undefined);
  return [...own, ...general].reduce<SpecialBins>((all, { bins }) => mergeSpecial(all, bins), []);
}

/**
 * The numbers of the special words of a column, by the words as byte strings; words on the NA list are missing
 * values.
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

/** The special codes of a column, and the numbers of its words. */
export interface ReadSpecial {
  readonly special?: SpecialCodes;
  readonly words?: ReadonlyMap<string, number> | undefined;
}

/**
 * The explicit special codes of a column to read; empty without codes.
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
  const read = codeReader(columnType(type, notation), notation);
  const special = distinctCodes(given, spec.precision ?? 'float64', read);
  return { special, words: wordsOf(special, spec) };
}

/** The special codes of a request, and its spec with its features. */
interface ChoiceRequest extends Pick<ReadRequest, 'special' | 'types'> {
  readonly spec: CellSpec & {
    readonly features: readonly Pick<Feature, 'columns' | 'special'>[];
  };
}

/**
 * The special words of columns that are chosen by their cells: explicit words, and those of the feature that takes
 * the chosen columns.
 */
export function wordsToChooseBy(
  { special: given = [], spec, types = NO_TYPES }: ChoiceRequest,
  header: readonly string[],
  notation: Notation,
): WordsAt {
  const open = spec.features.find(({ columns }) => columns === undefined)?.special ?? [];
  if (given.length === 0 && open.length === 0) return () => undefined;
  return (position) => {
    const bins = mergeSpecial(open, specialOfColumn(position, given, header));
    const type = typeOfColumn(position, types, header);
    return readSpecialOf(bins, type, spec, notation).words;
  };
}

/**
 * Checks that special codes are for columns of features.
 *
 * @throws DiscretizeError E_COLUMNS
 */
export function checkSpecialUsed(
  given: readonly ExplicitSpecial[],
  features: readonly { readonly position: number }[],
  header: readonly string[],
): void {
  const read = new Set(features.map(({ position }) => position));
  for (const { columns } of given) {
    const all = columns === undefined ? [] : selectColumns(columns, header);
    const unread = all.find((position) => !read.has(position));
    if (unread === undefined) continue;
    const name = header[unread];
    throw new DiscretizeError('E_COLUMNS', `column "${name}" has special codes but no bins`, {
      received: name,
      hint: `add the column: -c ${name}; or remove its --special`,
    });
  }
}
