import type { SpecialBins } from '../../core/special/merge-special.ts';
import type { ReadingRules } from '../../fit/collect/part-settings.ts';
import { aggregate } from '../../fit/target/aggregate.ts';
import { classifyTarget, type TargetCoding, type TargetRules } from '../../fit/target/classify.ts';
import { separateRows, sumsOf } from '../../fit/target/separate.ts';
import type { TargetTable } from '../../fit/target/table.ts';
import type { TargetColumns } from './target-columns.ts';

/** A column and its target as tables. */
export interface ColumnTables {
  /** Values that are neither special nor missing. */
  readonly clean: TargetTable;
  /** The sums of the rows of each special bin, in the order of `sumColumnsOf`. */
  readonly special: readonly (readonly number[])[];
  /** The sums of the rows with a missing value; undefined if there are none. */
  readonly missing: readonly number[] | undefined;
  /** The number of rows without a target, or of weight 0. */
  readonly leftOut: number;
}

/** A column to fit. */
export interface TargetFeature {
  readonly name: string;
  readonly invalid: number;
  readonly special: SpecialBins;
  /** Its tables, made when they are asked for. */
  readonly tables: () => ColumnTables;
}

/** The training data of a fit with a target. */
export interface TargetData {
  readonly target: TargetCoding;
  readonly features: readonly TargetFeature[];
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
  /** The rules by which the cells were read; undefined: those of the request. */
  readonly reading?: ReadingRules;
  /** True if the weights of rows are numbers without a column. */
  readonly hasUnnamedWeights: boolean;
  /** The rank error of the sketch whose values are candidates; 0: all distinct values are. */
  readonly rankError: number;
}

/**
 * Columns as tables.
 *
 * @throws DiscretizeError as `classifyTarget`
 */
export function dataOfRows(
  columns: TargetColumns,
  rules: TargetRules & { readonly weight: string | undefined },
): TargetData {
  const { targets, ...target } = classifyTarget(columns.target, rules);
  const { kind } = target;
  const features = columns.features.map(({ name, values, invalid, special }) => {
    const tables = (): ColumnTables => {
      const rows = { values, targets, weights: columns.weights };
      const { clean: rest, special: parts, missing, leftOut } = separateRows(rows, special);
      const clean = aggregate(rest, kind);
      const center = clean.kind === 'continuous' ? clean.center : 0;
      return {
        clean,
        special: parts.map((part) => sumsOf(part, kind, center)),
        missing: missing.values.length > 0 ? sumsOf(missing, kind, center) : undefined,
        leftOut,
      };
    };
    return { name, invalid, special: special.codes, tables };
  });
  const { weight } = rules;
  const hasUnnamedWeights = columns.weights !== undefined && weight === undefined;
  return { target, features, weight, hasUnnamedWeights, rankError: 0 };
}
