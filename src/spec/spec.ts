import type { TypeMembers } from '../column-types/registry.ts';
import type { Outside } from '../core/boundaries.ts';
import type { Otherwise } from '../core/groups/key-table.ts';
import type { InvalidPolicy, MissingPolicy } from '../core/missing.ts';
import type { SpecialBins } from '../core/special/merge-special.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import type { OutputChoice } from '../encode/registry.ts';
import type { BinValues } from '../encode/values/bin-values.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { Group } from './groups/group.ts';

export { OUTSIDES } from '../core/boundaries.ts';
export { CLOSED_SIDES, PRECISIONS } from '../core/threshold.ts';
export type { BinValues } from '../encode/values/bin-values.ts';

/**
 * A spec: boundaries, and the rules to apply them, as one JSON document. A spec of `parseSpec` has every
 * default filled in.
 */
export interface Spec {
  readonly version: 1;
  /** The type that values are compared in. Never depends on the output mode. */
  readonly precision: Precision;
  readonly missing: MissingPolicy;
  readonly invalid: InvalidPolicy;
  /** Cells that mean "missing", besides the default list. */
  readonly na_values: readonly string[];
  /** True if the default list of missing cells counts (`DEFAULT_NA_VALUES`). */
  readonly default_na: boolean;
  /** At least one. */
  readonly features: readonly Feature[];
}

/** One or more columns that share a boundary list and an output mode, as in a Keras layer. */
export interface Feature extends TypeMembers {
  /** The prefix of combined columns. Undefined: made of the columns' names. */
  readonly name: string | undefined;
  /** Column names, each in one feature only. Undefined: the columns that the command selects. */
  readonly columns: readonly string[] | undefined;
  /** The numbers of the column's type: milliseconds since 1970 for times, seconds for durations. Finite and strictly increasing in the spec's precision; none for one bin, at least two if outside is missing. */
  readonly boundaries: readonly number[];
  /** One output mode, or several side by side. */
  readonly output: OutputChoice;
  readonly closed: Closed;
  /** The policy for values beyond the first and the last boundary. */
  readonly outside: Outside;
  /** The bins' own labels: one for each bin, and one more for missing values if they have their own bin. */
  readonly labels: readonly string[] | undefined;
  /** A format that makes the labels (`encode/label-format.ts`). */
  readonly label_format?: string | undefined;
  /** Significant digits of the numbers in labels. Undefined: the shortest that read back exactly. */
  readonly label_digits?: number | undefined;
  /** The columns whose cells make groups of rows. Undefined: every row has the list of `boundaries`. */
  readonly by?: readonly string[] | undefined;
  /** The known groups, each key once; with `by`. */
  readonly groups?: readonly Group[] | undefined;
  /** The policy for rows of other groups; with `by`. */
  readonly else?: Otherwise | undefined;
  /** The counts of the data that the boundaries were fitted to. */
  readonly baseline?: Baseline | undefined;
  /**
   * Numbers and words that take precedence over the boundaries: a list for each of their bins, after the
   * intervals.
   */
  readonly special?: SpecialBins | undefined;
  /** Numbers that stand for the bins, each list with a name. */
  readonly values?: readonly BinValues[] | undefined;
  /** The name of the values that the output mode `value` writes. Undefined: the first, or midpoints. */
  readonly value?: string | undefined;
  /** The record of the fit; kept, but never read when a spec is applied. */
  readonly fit: FitRecord | undefined;
}

/** The record of a fit. Programs may add members of their own. */
export interface FitRecord {
  readonly strategy?: string;
  /** The requested bins: a number, or the name of a rule. */
  readonly bins_asked?: number | string;
  /** The bins that were made. */
  readonly bins?: number;
  readonly rows?: number;
  readonly missing?: number;
  readonly invalid?: number;
  /** The least and the greatest finite value. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** The rows in each bin, or their weights. */
  readonly counts?: readonly number[];
  readonly rank_error?: number;
  readonly [member: string]: unknown;
}

/** The defaults of a spec. */
export const SPEC_DEFAULTS: Omit<Spec, 'features'> = {
  version: 1,
  precision: 'float64',
  missing: 'empty',
  invalid: 'error',
  na_values: [],
  default_na: true,
};

/** The defaults of a feature. */
export const FEATURE_DEFAULTS: Omit<Feature, 'boundaries'> = {
  name: undefined,
  columns: undefined,
  type: undefined,
  numbers: undefined,
  time_format: undefined,
  zone: undefined,
  ambiguous: undefined,
  part: undefined,
  output: 'int',
  closed: 'left',
  outside: 'bins',
  labels: undefined,
  label_format: undefined,
  label_digits: undefined,
  special: undefined,
  by: undefined,
  groups: undefined,
  else: undefined,
  values: undefined,
  value: undefined,
  baseline: undefined,
  fit: undefined,
};

/** The keys of a spec document. `$schema` is for editors, and `special` becomes that of each feature. */
export const SPEC_KEYS: readonly string[] = [
  '$schema',
  ...Object.keys(SPEC_DEFAULTS),
  'special',
  'features',
];

/** The keys of a feature. */
export const FEATURE_KEYS: readonly string[] = ['boundaries', ...Object.keys(FEATURE_DEFAULTS)];

/** The words of the policies, as specs and flags have them. */
export const MISSING_POLICIES: readonly MissingPolicy[] = ['empty', 'own', 'last', 'drop', 'error'];
export const INVALID_POLICIES: readonly InvalidPolicy[] = ['error', 'missing', 'drop'];
