import type { Otherwise } from '../core/groups/key-table.ts';
import type { OutputChoice } from '../encode/registry.ts';
import type { RuleName } from '../fit/bin-count/rules.ts';
import type { LearnOptions } from '../fit/learn.ts';
import type { StrategyName } from '../fit/strategies/names.ts';
import type { ParameterValues } from '../fit/strategies/parameters.ts';
import type { ReadRequest } from '../plan/read-request.ts';
import type { Spec } from '../spec/spec.ts';

/** The options of some columns: `fare:quantile:10`. */
export interface ColumnOptions {
  /** A column list. */
  readonly columns: string;
  readonly strategy: StrategyName | undefined;
  readonly bins: number | RuleName | undefined;
  /** Parameters of its strategy. */
  readonly parameters?: Partial<ParameterValues> | undefined;
}

/** Options for keeping the values of columns while they are read. */
export interface CollectRequest {
  /** Bytes for all values; past it, a sketch takes their place. */
  readonly memory: number;
  readonly sketch: boolean;
  /** The rank error of a sketch. */
  readonly error: number;
}

/** Options of groups of rows with their own lists; the columns of groups are in `by` of the read request. */
export interface GroupRequest {
  /** A group with fewer rows takes the list of all rows. */
  readonly minRows: number;
  /** The policy for rows of groups without training data. */
  readonly otherwise: Otherwise;
}

/** A request to fit boundaries, before the header is known. */
export interface FitRequest {
  /** The columns to read; the column of weights has a role. */
  readonly read: ReadRequest;
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
  /** Precision and policies of the fitted spec; without features. */
  readonly spec: Spec;
  /** The output mode and the name of its features. */
  readonly output: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value?: string | undefined;
  readonly name: string | undefined;
  /** The digits of the numbers in labels; undefined: all. */
  readonly labelDigits?: number | undefined;
  /** The options of columns that `columnOptions` does not name. */
  readonly options: LearnOptions;
  readonly columnOptions: readonly ColumnOptions[];
  /** One list for all columns. */
  readonly isShared: boolean;
  /** Lists for groups of rows; undefined: all rows have one. */
  readonly groups?: GroupRequest | undefined;
  /** True if the spec is only applied to its training data: no later value lies outside. */
  readonly isForSameRows?: boolean | undefined;
  /** The values become a part for `mergeParts`, and nothing is learned. */
  readonly isPartial: boolean;
  readonly collect: CollectRequest;
}
