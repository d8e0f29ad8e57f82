import type { SpecInput } from '../spec/input.ts';
import { parseSpec } from '../spec/parse.ts';
import type { Spec } from '../spec/spec.ts';
import type { FitColumn, FitColumns } from './fit/fit-columns.ts';
import type { FitOptions } from './fit/fit-options.ts';
import { fitSpec } from './fit/fit-spec.ts';
import type { TargetFitOptions } from './fit/target-options.ts';
import { type Bin, featureBins } from './memory/bins.ts';
import { type CodeColumn, type InverseOptions, inverseCodes } from './memory/inverse.ts';
import type { OutputsOf } from './memory/outputs.ts';
import type { InputRow } from './memory/rows.ts';
import { type SparseOutput, sparseRows } from './memory/sparse.ts';
import { binRows } from './memory/transform.ts';
import {
  binColumns,
  type ColumnsOutput,
  type InputColumns,
  type TransformColumnsOptions,
} from './memory/transform-columns.ts';
import { binObjects, type ObjectRow, type ObjectsOutput } from './memory/transform-objects.ts';
import { withOptionHints } from './option-hints.ts';
import type { OutputOptions } from './output-options.ts';

/** A spec that can be applied to rows and columns in memory. Holds no state between calls. */
export interface RowDiscretizer<Input = SpecInput> {
  /** The spec with all defaults; frozen. */
  readonly spec: Spec;
  /**
   * Bins rows in memory.
   *
   * @param rows arrays of one length, or objects; numbers, numeric text, or null for missing
   * @param header the columns' names. Default: those of objects, the spec's in its order, or 1 to n
   * @returns one entry for each feature, in the spec's order, with values in Keras's shapes, counts, and
   *   which rows they are
   * @throws DiscretizeError as the command does
   */
  readonly transform: (rows: Iterable<InputRow>, header?: readonly string[]) => OutputsOf<Input>;
  /**
   * Bins columns in memory into typed arrays, at the speed of `bucketize`.
   *
   * @param columns of one length, by their names
   * @throws DiscretizeError as the command does
   */
  readonly transformColumns: (
    columns: InputColumns,
    options?: TransformColumnsOptions,
  ) => ColumnsOutput[];
  /**
   * Bins rows that are objects: the same objects with codes, labels or the columns of other output modes in
   * place of values, or beside them with `append`.
   *
   * @throws DiscretizeError as the command does
   */
  readonly transformObjects: (rows: Iterable<ObjectRow>, options?: OutputOptions) => ObjectsOutput;
  /**
   * Bins rows in memory, for one_hot, multi_hot and count: the values that are not zero.
   *
   * @returns one matrix for each feature, in the spec's order
   * @throws DiscretizeError as `transform`; E_USAGE for other output modes
   */
  readonly sparse: (rows: Iterable<InputRow>, header?: readonly string[]) => SparseOutput[];
  /**
   * The numbers of the bins of codes, such as midpoints or the spec's own values.
   *
   * @returns as many numbers as codes; NaN for a bin or missing value without a number
   * @throws DiscretizeError E_USAGE for codes without a bin, values that the feature lacks, and groups
   */
  readonly inverse: (codes: CodeColumn, options?: InverseOptions) => Float64Array;
  /** The bins of a feature, by its index: 0 if absent. */
  readonly bins: (feature?: number) => Bin[];
  /** The spec, for JSON.stringify. */
  readonly toJSON: () => Spec;
}

/**
 * Makes a discretizer of rows and columns.
 *
 * @param spec a spec in any form that `parseSpec` reads, as text or as a value
 * @throws DiscretizeError E_SPEC
 */
export function rowDiscretizer<const Input extends SpecInput>(input: Input): RowDiscretizer<Input> {
  const spec = deepFreeze(parseSpec(input));
  return Object.freeze({
    spec,
    // The types follow from the input's type; the values from the parsed spec, which is equivalent.
    transform: (rows: Iterable<InputRow>, header?: readonly string[]) =>
      withOptionHints(() => binRows(spec, rows, header)) as unknown as OutputsOf<Input>,
    transformColumns: (columns: InputColumns, options?: TransformColumnsOptions) =>
      withOptionHints(() => binColumns(spec, columns, options)),
    transformObjects: (rows: Iterable<ObjectRow>, options?: OutputOptions) =>
      withOptionHints(() => binObjects(spec, rows, options)),
    sparse: (rows: Iterable<InputRow>, header?: readonly string[]) =>
      withOptionHints(() => sparseRows(spec, rows, header)),
    inverse: (codes: CodeColumn, options?: InverseOptions) =>
      withOptionHints(() => inverseCodes(spec, codes, options)),
    bins: (feature = 0) => featureBins(spec, feature),
    toJSON: () => spec,
  });
}

/** Fits boundaries, and returns a discretizer of rows and columns. @throws DiscretizeError as `fitSpec` */
export function fitRows(
  columns: FitColumn | FitColumns,
  options: FitOptions | TargetFitOptions = {},
): RowDiscretizer {
  return rowDiscretizer<SpecInput>(withOptionHints(() => fitSpec(columns, options)));
}

/**
 * Checks a spec in code, and returns it unchanged, with its exact type.
 *
 * @throws DiscretizeError E_SPEC
 * @example const spec = defineSpec({ fare: [10, 20] })
 */
export function defineSpec<const Input extends SpecInput>(spec: Input): Input {
  parseSpec(spec);
  return spec;
}

/** Freezes plain data deeply. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
