import { TextCodes } from '../../csv/columns/text-codes.ts';
import type { RatedRows } from '../../drift/rates.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { RoleColumn } from '../../plan/read-request.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import type { Spec } from '../../spec/spec.ts';

/**
 * The targets of baselines that a table has, as columns to read. A column that several features have as target is
 * read as the first of them has it.
 */
export function targetRoles(
  { features }: Pick<Spec, 'features'>,
  header: readonly string[],
): RoleColumn[] {
  const targets = features.flatMap(({ baseline }) => baseline?.target ?? []);
  const columns = new Map<string, RoleColumn>();
  for (const { column: name, event } of targets) {
    const isOne = header.filter((one) => one === name).length === 1;
    const texts = typeof event === 'string' ? new TextCodes() : undefined;
    if (isOne && !columns.has(name)) columns.set(name, { role: 'target', name, texts });
  }
  return [...columns.values()];
}

/** The index of a feature's target among the columns of a plan; undefined if the table does not have it. */
function placeOf(
  { columns }: Pick<BinPlan, 'columns'>,
  target: BaselineTarget,
): number | undefined {
  const isText = typeof target.event === 'string';
  const place = columns.findIndex(
    ({ role, name, texts }) =>
      role === 'target' && name === target.column && (texts !== undefined) === isText,
  );
  return place < 0 ? undefined : place;
}

/** Counts the targets of the bins of one feature. */
export class RateCounter {
  readonly #target: BaselineTarget;
  /** The index of the target among the columns of the plan. */
  readonly place: number;
  readonly #texts: TextCodes | undefined;
  readonly #rows: Float64Array;
  readonly #sums: Float64Array;

  /** The counter of a feature; undefined if its baseline has no target, or the table does not have it. */
  static of(
    plan: Pick<BinPlan, 'columns'>,
    { feature: { baseline }, bins }: PlannedFeature,
  ): RateCounter | undefined {
    const target = baseline?.target;
    const place = target && placeOf(plan, target);
    if (target === undefined || place === undefined) return undefined;
    return new RateCounter(target, place, plan.columns[place]?.texts, bins.depth);
  }

  constructor(target: BaselineTarget, place: number, texts: TextCodes | undefined, bins: number) {
    [this.#target, this.place, this.#texts] = [target, place, texts];
    [this.#rows, this.#sums] = [new Float64Array(bins), new Float64Array(bins)];
  }

  /**
   * @param codes the bins of rows
   * @param columns the values of the plan's columns
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

  /** The rows of each bin with a target, and what their targets add up to. */
  get rated(): readonly RatedRows[] {
    return Array.from(this.#rows, (rows, code) => ({ rows, sum: this.#sums[code] as number }));
  }
}
