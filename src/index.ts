/** The library's door. Re-exports only; nothing here prints, and nothing of core/ needs Node. */
export { binInterval, binLabel, binMidpoint, type Interval } from './core/bin.ts';
export {
  Boundaries,
  type BoundaryOptions,
  MAX_BOUNDARIES,
  type Outside,
} from './core/boundaries.ts';
export { bucketize, bucketizeValue } from './core/bucketize.ts';
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
export type { Closed, Precision } from './core/threshold.ts';
export type { Dialect, DialectOptions } from './csv/dialect.ts';
export type { RejectedRow } from './csv/table/rejections.ts';
export type { NameBy, Value } from './encode/mode.ts';
export type { OutputChoice, OutputModeName } from './encode/registry.ts';
export { type KerasLayer, toKeras } from './export/model/keras-layer.ts';
export type { RuleName } from './fit/bin-count/rules.ts';
export type { QuantileMethod } from './fit/quantiles/methods.ts';
export type { StrategyName } from './fit/strategies/registry.ts';
export {
  type CsvInput,
  type CsvOptions,
  type Discretizer,
  discretize,
  discretizer,
} from './library/discretizer.ts';
export { type FitOptions, fit } from './library/fit.ts';
export type { FitColumn, FitColumns } from './library/fit-columns.ts';
export type { SparseOutput } from './library/sparse.ts';
export { nodeStream, webStream } from './library/streams.ts';
export type { FeatureOutput, InputRow } from './library/transform.ts';
export { parseSpec } from './spec/parse.ts';
export type { Feature, Spec } from './spec/spec.ts';
export { stringifySpec } from './spec/stringify.ts';
