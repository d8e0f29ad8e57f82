import { DiscretizeError } from '../../core/errors/error.ts';
import { type GroupKey, groupKeyOf } from '../../core/groups/key.ts';
import { KeyCollector } from '../../core/groups/key-table.ts';
import type { ReadStats } from '../../core/stats.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { KeyColumn } from '../../plan/groups/groups.ts';
import { BinCounter, type BinCounts } from './bin-counter.ts';

/** The limit of the number of groups. */
const MAX_GROUPS = 10_000;

/** The counts of the rows that share a key. */
export interface GroupCounts {
  readonly key: GroupKey;
  readonly rows: number;
  /** The counts of each feature. */
  readonly counts: readonly BinCounts[];
}

/** Counts the bins of each group. */
export class GroupBinCounter {
  readonly #plan: BinPlan;
  readonly #key: KeyColumn;
  /** The counters of groups, by the number of the key. */
  readonly #groups = new Map<number, { readonly counter: BinCounter; rows: number }>();

  /** @param key the column of keys, which is read after the columns of the plan */
  constructor(plan: BinPlan, key: KeyColumn) {
    [this.#plan, this.#key] = [plan, key];
  }

  /**
   * Counts the cells of some rows.
   *
   * @param columns the values of the columns of the plan, then the numbers of the keys of the rows
   * @throws DiscretizeError E_COLUMNS for more than 10,000 groups
   */
  take(columns: readonly Float64Array[]): void {
    const numbers = columns[this.#plan.columns.length] as Float64Array;
    const rows = new Map<number, number[]>();
    for (const [row, number] of numbers.entries()) {
      const own = rows.get(number);
      if (own === undefined) rows.set(number, [row]);
      else own.push(row);
    }
    for (const [number, own] of rows) {
      const group = this.#group(number);
      group.rows += own.length;
      group.counter.take(
        columns.map((values) => Float64Array.from(own, (row) => values[row] as number)),
      );
    }
  }

  #group(number: number): { readonly counter: BinCounter; rows: number } {
    const found = this.#groups.get(number);
    if (found !== undefined) return found;
    if (this.#groups.size === MAX_GROUPS) throw tooManyGroups();
    const made = { counter: new BinCounter(this.#plan), rows: 0 };
    this.#groups.set(number, made);
    return made;
  }

  /** The counts of each group, in the order of first occurrence. @param stats the counts of the read */
  counts(stats: ReadStats): GroupCounts[] {
    const { table, positions } = this.#key.key;
    const keys = table instanceof KeyCollector ? table.keys : [];
    return [...this.#groups].map(([number, { counter, rows }]) => ({
      key: groupKeyOf(keys[number] ?? '', positions.length),
      rows,
      counts: counter.counts({ ...stats, rows }),
    }));
  }
}

function tooManyGroups(): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `--by makes more than ${MAX_GROUPS} groups`, {
    expected: `at most ${MAX_GROUPS}`,
    hint: 'use columns with few distinct values, such as a month',
  });
}
