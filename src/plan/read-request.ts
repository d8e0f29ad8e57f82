import { naList } from '../core/cells/na-list.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../core/missing.ts';
import type { SpecialBins } from '../core/special/merge-special.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { CellRules } from '../csv/columns/columns.ts';
import type { TextCodes } from '../csv/columns/text-codes.ts';
import type { Spec } from '../spec/spec.ts';
import type { TypeRequest } from './type-request.ts';

/** The part of a spec with the rules for reading cells. */
export type CellSpec = Pick<Spec, 'na_values' | 'default_na' | 'missing' | 'invalid'> &
  Partial<Pick<Spec, 'precision'>>;

/** The role of a column. A feature is binned, or boundaries are fitted to it. */
export type ColumnRole = 'feature' | 'weight' | 'target' | 'group';

/** A column that is read for another purpose than binning. */
export interface RoleColumn {
  readonly role: Exclude<ColumnRole, 'feature' | 'group'>;
  /** The name in the header. */
  readonly name: string;
  /** The codes of its texts, if it is read as text. */
  readonly texts?: TextCodes | undefined;
}

/** Explicit special codes, for some columns or for all binned columns. */
export interface ExplicitSpecial {
  /** A column list; undefined: every binned column. */
  readonly columns: string | undefined;
  /** The codes of each bin. */
  readonly bins: SpecialBins;
}

/** A request to read columns of a table, before its header is known. */
export interface ReadRequest {
  /** A column list (`csv/columns/select.ts`) of features; undefined: every numeric column. */
  readonly columns: string | undefined;
  /** The columns with other roles, which are never features. */
  readonly roles: readonly RoleColumn[];
  /** A column list of the columns of keys of groups; undefined: no groups. */
  readonly by?: string | undefined;
  readonly spec: CellSpec;
  /** The types of the columns; undefined: numbers, or the types of features. */
  readonly types?: TypeRequest | undefined;
  /** Special codes in addition to those of features; undefined: none. */
  readonly special?: readonly ExplicitSpecial[] | undefined;
}

/** The rules for the cells of a table, for a number notation. */
export function cellRules(
  { na_values, default_na, missing, invalid }: CellSpec,
  { decimal, thousands }: Notation,
): CellRules {
  const words = default_na ? [...DEFAULT_NA_VALUES, ...na_values] : na_values;
  const notation = { decimal, thousands: thousands === null ? null : bytesOf(thousands) };
  return { ...naList(words, bytesOf), notation, missing, invalid };
}
