import type { TextCodes } from '../../csv/columns/text-codes.ts';
import type { RatedRows } from '../../drift/rates.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import { targetPlace } from './plan-counts.ts';

/** Counts the targets of the bins of one feature. */
export class RateCounter {
  readonly #target: BaselineTarget;
  /** The index of the target among the columns of the plan. */
  readonly place: number;
  readonly #texts: TextCodes | undefined;
  readonly #rows: Float64Array;
  readonly #sums: Float64Array;

  /** The counter of a feature; undefined if its baseline has no target, or the table lacks the target. */
  static of(
    plan: Pick<BinPlan, 'columns'>,
    { feature: { baseline }, bins }: PlannedFeature,
  ): RateCounter | undefined {
    const target = baseline?.target;
    const place = target && targetPlace(plan, target);
    if (target === undefined || place === undefined) return undefined;
    return new RateCounter(target, place, plan.columns[place]?.texts, bins.depth);
  }

  constructor(target: BaselineTarget, place: number, texts: TextCodes | undefined, bins: number) {
    [this.#target, this.place, this.#texts] = [target, place, texts];
    [this.#rows, this.#sums] = [new Float64Array(bins), new Float64Array(bins)];
  }

  /**
   * Adds the targets of some rows; rows whose target is missing are ignored.
   *
   * @param codes the bins of the rows
   * @param columns the values of the columns of the plan
   * @param weights undefined if each row counts once
   */
  take(
    codes: ArrayLike<number>,
    columns: readonly Float64Array[],
    weights: Float64Array | undefined,
  ): void {
    const cells = columns[this.place] as Float64Array;
    const { event } = this.#target;
    const wanted = typeof event === 'string' ? this.#texts?.texts.indexOf(event) : event;
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row] as number;
      if (Number.isNaN(cell)) continue;
      const code = codes[row] as number;
      const weight = weights?.[row] ?? 1;
      const target = wanted === undefined ? cell : Number(cell === wanted);
      this.#rows[code] = (this.#rows[code] as number) + weight;
      this.#sums[code] = (this.#sums[code] as number) + weight * target;
    }
  }

  /** The rows of each bin that have a target, and the sums of their targets. */
  get rated(): readonly RatedRows[] {
    return Array.from(this.#rows, (rows, code) => ({ rows, sum: this.#sums[code] as number }));
  }
}
