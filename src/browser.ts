/**
 * The entry point for browsers: the rule, specs, fitting, and rows and columns in memory, without CSV.
 * Re-exports only; nothing that it loads needs Node.
 */
export { binInterval, binLabel, binMidpoint, type Interval } from './core/bin.ts';
export {
  Boundaries,
  type BoundaryOptions,
  MAX_BOUNDARIES,
  type Outside,
} from './core/boundaries.ts';
export {
  boundariesReached,
  bucketize,
  bucketizeValue,
} from './core/bucketize.ts';
export { parseNumber } from './core/cells/number.ts';
export { binOf } from './core/codes.ts';
export {
  DiscretizeError,
  ERROR_KINDS,
  type ErrorCode,
  type ErrorDetails,
  type ErrorKind,
  type Place,
  type Problem,
} from './core/errors/error.ts';
export { DEFAULT_NA_VALUES, type InvalidPolicy, type MissingPolicy } from './core/missing.ts';
export type { CodeArray, NumberColumn } from './core/number-column.ts';
export type { Closed, Precision } from './core/threshold.ts';
export type { Dialect, DialectOptions } from './csv/dialect.ts';
export type { RejectedRow } from './csv/table/rejections.ts';
export type { NameBy, Value } from './encode/mode.ts';
export type { OutputChoice, OutputModeName } from './encode/registry.ts';
export { type KerasLayer, toKeras } from './export/model/keras-layer.ts';
export type { RuleName } from './fit/bin-count/rules.ts';
export type { QuantileMethod } from './fit/quantiles/methods.ts';
export type { StrategyName } from './fit/strategies/names.ts';
export type { Counts, FeatureCounts } from './library/counts.ts';
export type { CsvChunk } from './library/csv/chunks.ts';
export type { CsvSyncOptions } from './library/csv/csv-options.ts';
export type { CsvResult } from './library/csv/csv-sync.ts';
export { discretizeSync } from './library/discretize-sync.ts';
export {
  defineSpec,
  fitRows as fit,
  type RowDiscretizer as Discretizer,
  rowDiscretizer as discretizer,
} from './library/discretizer.ts';
export type { FitColumn, FitColumns } from './library/fit/fit-columns.ts';
export type { FitOptions } from './library/fit/fit-options.ts';
export type { GroupOptions } from './library/fit/group-options.ts';
export type { BinSize, TargetColumn, TargetFitOptions } from './library/fit/target-options.ts';
export type { TypeOptions } from './library/fit/type-options.ts';
export type { Bin } from './library/memory/bins.ts';
export type { Cell, CellColumn } from './library/memory/cell-columns.ts';
export type { CodeColumn, InverseOptions } from './library/memory/inverse.ts';
export type { Matrix } from './library/memory/matrix.ts';
export type { FeatureOutput } from './library/memory/outputs.ts';
export type { InputRow } from './library/memory/rows.ts';
export type { SparseOutput } from './library/memory/sparse.ts';
export type {
  ColumnsOutput,
  InputColumns,
  TransformColumnsOptions,
} from './library/memory/transform-columns.ts';
export type { ObjectRow, ObjectsOutput } from './library/memory/transform-objects.ts';
export type { OutputOptions } from './library/output-options.ts';
export { transformColumns, transformObjects, transformRows } from './library/transform.ts';
export type { FeatureInput, SpecDocument, SpecInput } from './spec/input.ts';
export { type ParseSpecOptions, parseSpec } from './spec/parse.ts';
export type { Feature, FitRecord, Spec } from './spec/spec.ts';
export { stringifySpec } from './spec/stringify.ts';
