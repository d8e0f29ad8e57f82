import type { Value } from '../../encode/mode.ts';
import type { OutputChoice } from '../../encode/registry.ts';
import type { ValueName } from '../../encode/values/bin-values.ts';
import type { BoundaryList, FeatureInput } from '../../spec/input.ts';
import type { FeatureCounts } from '../counts.ts';

/** The values of each output mode. Null stands for a missing value without a bin. */
interface ModeValues {
  /** (n, k) */
  readonly int: readonly (readonly (number | null)[])[];
  /** (n, k) */
  readonly label: readonly (readonly (string | null)[])[];
  /** (n, k, depth), or (n, depth) if k is 1 */
  readonly one_hot: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
  /** (n, depth) */
  readonly multi_hot: readonly (readonly number[])[];
  /** (n, depth) */
  readonly count: readonly (readonly number[])[];
}

/** Modes that write a number for each bin. */
type NumberMode = ValueName | 'value';

/** The values of an output choice that is not known at compile time. */
type AnyValues = readonly (readonly (Value | readonly Value[])[])[];

/** The values of an output choice, as far as its type is known. */
type ValuesOf<Choice> = Choice extends NumberMode
  ? ModeValues['int']
  : Choice extends keyof ModeValues
    ? ModeValues[Choice]
    : AnyValues;

/** The output of a feature for n rows with k columns and `depth` bins. */
export interface FeatureOutput<Mode extends OutputChoice = OutputChoice> {
  readonly name: string;
  readonly output: Mode;
  /** The values, in Keras's shapes. */
  readonly values: ValuesOf<Mode>;
  /** For each output row the index of its input row; undefined if no row was dropped. */
  readonly rows: readonly number[] | undefined;
  readonly counts: FeatureCounts;
}

/** The output mode of a written feature; any mode if its type does not tell. */
type ModeOf<Written> = Written extends { readonly output: infer Mode extends OutputChoice }
  ? Mode
  : 'output' extends keyof Written
    ? OutputChoice
    : 'int';

/** The outputs of a spec: one for each feature, with its mode, as far as the type tells. */
export type OutputsOf<Input> = Input extends { readonly features: infer Features }
  ? Features extends readonly FeatureInput[]
    ? { readonly [Key in keyof Features]: FeatureOutput<ModeOf<Features[Key]>> }
    : readonly FeatureOutput[]
  : Input extends BoundaryList
    ? readonly [FeatureOutput<'int'>]
    : Input extends FeatureInput
      ? readonly [FeatureOutput<ModeOf<Input>>]
      : readonly FeatureOutput[];
