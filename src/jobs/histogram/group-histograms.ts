import { codesOf } from '../../core/codes.ts';
import { countCodes } from '../../core/count-codes.ts';
import { groupKeyOf } from '../../core/groups/key.ts';
import { KeyCollector } from '../../core/groups/key-table.ts';
import { type MissingPolicy, missingCode } from '../../core/missing.ts';
import { noCells } from '../../core/stats.ts';
import { GroupedValues, type GroupValues } from '../../fit/collect/grouped-values.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import type { ColumnGroups, CountedColumn, GroupHistogram } from './count-columns.ts';

/** Keeps the values of columns by group, to count them once their bins are known. */
export class GroupHistogramCounter {
  readonly #plan: ColumnPlan;
  readonly #key: number;
  readonly #values: readonly GroupedValues[];
  readonly #header: readonly string[];

  /** @param memory the bytes that the values of all columns may take */
  constructor(plan: ColumnPlan, header: readonly string[], memory: number) {
    this.#header = header;
    const features = plan.columns.filter(({ role }) => role === 'feature');
    const part = Math.floor(memory / Math.max(1, features.length));
    this.#plan = plan;
    this.#key = plan.columns.findIndex(({ role }) => role === 'group');
    this.#values = features.map(() => new GroupedValues({ memory: part, weighted: false }));
  }

  /** @throws DiscretizeError E_FIT if there is no memory for the values */
  take(columns: readonly Float64Array[]): void {
    const numbers = columns[this.#key] as Float64Array;
    for (const [i, values] of this.#values.entries()) {
      values.add(columns[i] as Float64Array, numbers, undefined);
    }
  }

  /**
   * The counts of each group of a column.
   *
   * @param index of the column among the features
   */
  counted(index: number, column: CountedColumn, missing: MissingPolicy): ColumnGroups {
    const key = this.#plan.columns[this.#key]?.key;
    const names = key?.table instanceof KeyCollector ? key.table.keys : [];
    const positions = key?.positions ?? [];
    const by = positions.map((position) => this.#header[position] ?? '');
    const groups = Array.from((this.#values[index] as GroupedValues).groups(names.length)).map(
      (group) => ({
        key: groupKeyOf(names[group.number] ?? '', by.length),
        ...counts(group, column, missing),
      }),
    );
    return { by, groups: groups.sort((a, b) => b.rows - a.rows) };
  }
}

function counts(
  { count, collector }: GroupValues,
  { boundaries, stats }: CountedColumn,
  policy: MissingPolicy,
): Omit<GroupHistogram, 'key'> {
  const { values } = collector.kept();
  const { missing } = collector.seen;
  const counted = noCells(stats.counts.length);
  if (boundaries === undefined) counted.counts[0] = values.length;
  else countCodes(counted, codesOf(Float64Array.from(values), boundaries, policy));
  const place = boundaries && missingCode(policy, boundaries.bins, boundaries.special.bins.length);
  if (place !== undefined && place < counted.counts.length) {
    counted.counts[place] = (counted.counts[place] as number) + missing;
  }
  return { rows: count, missing, outside: counted.outside, counts: counted.counts };
}
