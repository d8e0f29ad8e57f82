import type { TypeMembers } from '../column-types/registry.ts';
import type { Boundaries, Outside } from '../core/boundaries.ts';
import type { Otherwise } from '../core/groups/key-table.ts';
import type { InvalidPolicy, MissingPolicy } from '../core/missing.ts';
import type { SpecialCode } from '../core/special/special-codes.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import type { OutputChoice } from '../encode/registry.ts';
import type { BinValues } from '../encode/values/bin-values.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { Group } from './groups/group.ts';
import type { FitRecord } from './spec.ts';

/** Boundaries as a list, or as made by `Boundaries`; then with its precision, side and outer edges. */
export type BoundaryList =
  | readonly number[]
  /** Dates or durations as text, or dates: then the column's type follows from them. */
  | readonly string[]
  | readonly Date[]
  | Boundaries;

/** The policies of a spec, as they are written: all have defaults. */
interface PolicyInput {
  readonly $schema?: string | undefined;
  readonly version?: 1 | undefined;
  readonly precision?: Precision | undefined;
  readonly missing?: MissingPolicy | undefined;
  readonly invalid?: InvalidPolicy | undefined;
  readonly na_values?: readonly string[] | undefined;
  readonly default_na?: boolean | undefined;
  /** Special codes of all features, besides their own. */
  readonly special?: SpecialInput | undefined;
}

/** Special codes: a number or a word has a bin of its own, a list of them shares one. */
type SpecialInput = readonly (SpecialCode | readonly SpecialCode[])[];

/** A feature as programs write it. */
export interface FeatureInput extends TypeMembers {
  readonly boundaries: BoundaryList;
  readonly name?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly output?: OutputChoice | undefined;
  readonly closed?: Closed | undefined;
  readonly outside?: Outside | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly label_format?: string | undefined;
  readonly label_digits?: number | undefined;
  /** Numbers and words with bins of their own: `[-999, [-998, "refused"]]`. */
  readonly special?: SpecialInput | undefined;
  readonly by?: readonly string[] | undefined;
  readonly groups?: readonly Group[] | undefined;
  readonly else?: Otherwise | undefined;
  /** Numbers that stand for the bins: `[5, 15, 30]`, or lists with names. */
  readonly values?: ValuesInput | undefined;
  /** The name of the values that the output mode `value` writes. */
  readonly value?: string | undefined;
  readonly baseline?: BaselineInput | undefined;
  readonly fit?: FitRecord | undefined;
}

/** Numbers that stand for bins, as programs write them: of all bins in the order of their codes, or with a name. */
type ValuesInput = readonly (number | null)[] | NamedValues | readonly NamedValues[];

type NamedValues = Omit<BinValues, 'name'> & Partial<BinValues>;

/** The counts of the data that boundaries were fitted to, as they are written. */
type BaselineInput = Pick<Baseline, 'rows' | 'bins'> & Partial<Baseline>;

/** A whole document. */
export interface SpecDocument extends PolicyInput {
  readonly features: readonly FeatureInput[];
}

/** A single feature with the policies beside it. */
interface SingleFeature extends PolicyInput, FeatureInput {
  readonly features?: never;
}

/** A boundary list for each column. Misspelled keys of a feature are not columns. */
type ColumnLists = { readonly [column: string]: BoundaryList } & {
  readonly [Key in 'boundries' | 'bounderies' | 'boundarys' | 'boundary' | 'feature']?: never;
};

/** The config of a Keras Discretization layer, its serialized wrapper, or a model's config. */
type KerasConfig =
  | { readonly bin_boundaries: readonly number[]; readonly [key: string]: unknown }
  | { readonly class_name: string; readonly config: object; readonly [key: string]: unknown };

/** A spec in any form: JSON text, a document, a feature, a list, a list for each column, a Keras config. */
export type SpecInput =
  | string
  | BoundaryList
  | SpecDocument
  | SingleFeature
  | ColumnLists
  | KerasConfig;
