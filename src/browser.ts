/**
 * The door for browsers: the rule, specs, and rows in memory, without CSV. Re-exports only; nothing that
 * it loads needs Node.
 */
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
  type ErrorKind,
} from './core/errors/error.ts';
export { type FeatureOutput, type InputRow, transformRows } from './library/transform.ts';
export { parseSpec } from './spec/parse.ts';
export type { Feature, Spec } from './spec/spec.ts';
export { stringifySpec } from './spec/stringify.ts';
