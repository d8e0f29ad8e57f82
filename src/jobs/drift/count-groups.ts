import { DiscretizeError } from '../../core/errors/error.ts';
import type { Row } from '../../core/rows/row-block.ts';
import type { ReadStats } from '../../core/stats.ts';
import { textOf } from '../../csv/byte-string.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import { columnPosition } from '../../csv/columns/select.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { withTable } from '../../engine/open-table.ts';
import { planBinsOf } from '../../engine/plan-table.ts';
import { countBlock, emptyReadStats } from '../../engine/stats.ts';
import type { InputTable } from '../../engine/table.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import {
  BinCounter,
  type BinCounts,
  countingRequest,
  type DriftReading,
  type TableCounts,
} from './count-bins.ts';

/** The most groups that are told apart. */
const MAX_GROUPS = 10_000;

/** The rows that have one text in the grouping column. */
export interface GroupCounts {
  readonly group: string;
  readonly rows: number;
  /** The counts of each feature, as `BinCounts.bins`. */
  readonly bins: readonly (readonly number[])[];
  /** For each feature its targets, as `BinCounts.rated`. */
  readonly rated: readonly BinCounts['rated'][];
}

/** The counts of a table, and of its groups in the order in which they first occur. */
export interface GroupedCounts extends TableCounts {
  readonly groups: readonly GroupCounts[];
}

/**
 * Counts the values of a table per feature and bin, for all rows and for each text of a column. It reads as the
 * records engine does.
 *
 * @param by the grouping column's name or position
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as a run; E_COLUMNS for more than 10,000 groups
 */
export async function countGroups(
  request: BinRequest,
  by: string,
  sources: readonly Source[],
  dialect: Dialect,
  options: DriftReading,
): Promise<GroupedCounts | undefined> {
  return await withTable(sources, dialect, { ...options, engine: 'records' }, async (table) => {
    const plan = await planBinsOf(countingRequest(request, table.header), table);
    options.onPlan?.(plan, table, 'records');
    return await countRows(table, plan, columnPosition(by, table.header));
  });
}

async function countRows(
  table: InputTable,
  plan: BinPlan,
  position: number,
): Promise<GroupedCounts> {
  const { rejections } = table;
  const [all, groups, stats] = [new BinCounter(plan), new GroupCounter(plan), emptyReadStats(plan)];
  for await (const block of table.rows()) {
    const columns = readColumns(block, plan.columns, plan.rules, rejections);
    await rejections.handOn();
    countBlock(stats, columns);
    all.take(columns.values);
    groups.take(columns.records, position, columns.values);
    if (columns.failure !== undefined) throw columns.failure;
  }
  const { features } = plan;
  return { features, stats, counts: all.counts(stats), groups: groups.counts(stats) };
}

/** Counts the bins of each group. */
class GroupCounter {
  readonly #plan: BinPlan;
  readonly #groups = new Map<string, { readonly counter: BinCounter; rows: number }>();

  constructor(plan: BinPlan) {
    this.#plan = plan;
  }

  take(records: readonly Row[], position: number, columns: readonly Float64Array[]): void {
    const rows = new Map<string, number[]>();
    for (const [row, { fields }] of records.entries()) {
      const key = fields[position] ?? '';
      const own = rows.get(key);
      if (own === undefined) rows.set(key, [row]);
      else own.push(row);
    }
    for (const [key, own] of rows) {
      const group = this.#group(key);
      group.rows += own.length;
      group.counter.take(
        columns.map((values) => Float64Array.from(own, (row) => values[row] ?? 0)),
      );
    }
  }

  #group(key: string): { readonly counter: BinCounter; rows: number } {
    const found = this.#groups.get(key);
    if (found !== undefined) return found;
    if (this.#groups.size === MAX_GROUPS) throw tooManyGroups();
    const made = { counter: new BinCounter(this.#plan), rows: 0 };
    this.#groups.set(key, made);
    return made;
  }

  counts(stats: ReadStats): GroupCounts[] {
    return [...this.#groups].map(([key, { counter, rows }]) => {
      const counts = counter.counts(stats);
      const [bins, rated] = [counts.map((one) => one.bins), counts.map((one) => one.rated)];
      return { group: textOf(key), rows, bins, rated };
    });
  }
}

function tooManyGroups(): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `--by makes more than ${MAX_GROUPS} groups`, {
    expected: `at most ${MAX_GROUPS}`,
    hint: 'use a column with few distinct values, such as a month',
  });
}
