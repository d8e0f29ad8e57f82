import { countCodes } from '../../core/count-codes.ts';
import { type CellCounts, noCells, type ReadStats } from '../../core/stats.ts';
import type { RatedRows } from '../../drift/rates.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { featureCodesOf } from '../../plan/groups/codes.ts';
import { weightPlace } from './plan-counts.ts';
import { RateCounter } from './rated-bins.ts';

/** The counts of the cells of a feature: values in each bin, missing cells, invalid cells. */
export interface BinCounts {
  /** The values in each bin, then the missing cells, with invalid cells and values outside among them. */
  readonly bins: readonly number[];
  /** The number of cells; NaN if rows are weighted, since invalid cells are counted without weights. */
  readonly cells: number;
  /** The number of invalid cells. */
  readonly invalid: number;
  /** The rows of each bin that have a target, and the sums of their targets; undefined without a target. */
  readonly rated?: readonly RatedRows[] | undefined;
  /** The number of invalid cells of the target; undefined if they are not counted. */
  readonly invalidTargets?: number | undefined;
}

/** Counts the bins of the columns of a plan's features. */
export class BinCounter {
  readonly #features: readonly PlannedFeature[];
  readonly #keyColumns: readonly number[];
  readonly #cells: readonly CellCounts[];
  readonly #rates: readonly (RateCounter | undefined)[];
  /** The index of the weights of each feature among the columns of the plan; -1 without weights. */
  readonly #weights: readonly number[];

  constructor(plan: Pick<BinPlan, 'features' | 'keyColumns' | 'columns'>) {
    const { features, keyColumns } = plan;
    this.#features = features;
    this.#keyColumns = keyColumns;
    this.#cells = features.map(({ bins }) => noCells(bins.depth));
    this.#rates = features.map((feature) => RateCounter.of(plan, feature));
    this.#weights = features.map(({ feature }) => weightPlace(plan, feature));
  }

  /**
   * Counts the cells of some rows.
   *
   * @param columns the values of the columns of the plan
   * @throws DiscretizeError E_FIT for invalid weights
   */
  take(columns: readonly Float64Array[]): void {
    let at = 0;
    for (const [i, feature] of this.#features.entries()) {
      const numbers = columns[this.#keyColumns[i] ?? -1];
      const weights = columns[this.#weights[i] ?? -1];
      if (weights !== undefined) checkWeights(weights);
      for (const values of columns.slice(at, at + feature.columns.length)) {
        const coded = featureCodesOf(feature, values, numbers);
        countCodes(this.#cells[i] as CellCounts, coded, { weights });
        this.#rates[i]?.take(coded.codes, columns, weights);
      }
      at += feature.columns.length;
    }
  }

  /** The counts of all rows so far. @param stats the counts of the read that passed the rows on */
  counts({ columns, rows }: Pick<ReadStats, 'columns' | 'rows'>): BinCounts[] {
    let at = 0;
    return this.#features.map(({ columns: own }, i) => {
      const read = columns.slice(at, at + own.length);
      at += own.length;
      const invalid = read.reduce((sum, column) => sum + column.invalid, 0);
      const bins = [...(this.#cells[i] as CellCounts).counts];
      const cells = (this.#weights[i] ?? -1) < 0 ? rows * own.length : Number.NaN;
      const rates = this.#rates[i];
      const invalidTargets = rates && columns[rates.place]?.invalid;
      return { bins, cells, invalid, rated: rates?.rated, invalidTargets };
    });
  }
}
