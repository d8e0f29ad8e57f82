import {
  addCells,
  addRepaired,
  addStyles,
  type ColumnStats,
  type FeatureStats,
  noCells,
  noRows,
  type ReadStats,
  type RepairedCounts,
  type Stats,
} from '../core/stats.ts';
import type { Columns } from '../csv/columns/column-block.ts';
import type { Layout } from '../plan/arrange.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import { targetPositions } from '../plan/positions.ts';
import { addPacked, type PackedCounts } from './packed-counts.ts';

/** Initial counts of a run that reads columns. */
export function emptyReadStats({ columns }: ColumnPlan): ReadStats {
  return { ...noRows(), columns: columns.map(({ name }) => ({ name, ...noCells(0) })) };
}

/** Initial counts of a run that bins columns. */
export function emptyBinStats({ features }: BinPlan): ReadStats {
  const columns = features.flatMap((feature) =>
    feature.columns.map(({ name }): ColumnStats => ({ name, ...noCells(feature.bins.depth) })),
  );
  return { ...noRows(), columns };
}

/** The counts of features: sums over their columns. */
export function featureStats({ columns, ...rows }: ReadStats, { features }: BinPlan): Stats {
  let at = 0;
  const sums = features.map(({ name, bins, columns: own }): FeatureStats => {
    const sum = noCells(bins.depth);
    const byColumn = columns.slice(at, at + own.length);
    at += own.length;
    for (const counted of byColumn) addCells(sum, counted);
    const names = own.map((column) => column.name);
    return { name, columns: names, byColumn, label: bins.label, ...sum };
  });
  return { ...rows, features: sums };
}

/** Adds the rows of a block, and the counts of its cells. */
export function countBlock(stats: ReadStats, columns: Columns): void {
  stats.rows += columns.records.length + columns.dropped;
  stats.dropped += columns.dropped;
  stats.rejected += columns.rejected;
  addRepaired(stats.repaired, columns.repaired);
  for (const [i, counted] of stats.columns.entries()) {
    counted.missing += columns.missing[i] ?? 0;
    counted.empty += columns.empty[i] ?? 0;
    counted.invalid += columns.invalid[i] ?? 0;
    counted.overflow += columns.overflow[i] ?? 0;
    counted.rounded += columns.rounded[i] ?? 0;
    addStyles(counted, columns.styles[i]);
  }
}

/** The counts of a block that a worker processed. */
export interface BlockCounts {
  /** Rows read, including dropped rows. */
  readonly rows: number;
  readonly dropped: number;
  readonly rejected: { readonly count: number };
  readonly repaired: RepairedCounts;
  /** The counts of the cells of each target. */
  readonly cells: PackedCounts;
}

/**
 * Adds the counts of a task.
 *
 * @param targets for each column of the plan, its index among those of the task
 */
export function countTask(stats: ReadStats, task: BlockCounts, targets: readonly number[]): void {
  stats.rows += task.rows;
  stats.dropped += task.dropped;
  stats.rejected += task.rejected.count;
  addRepaired(stats.repaired, task.repaired);
  for (const [i, counted] of stats.columns.entries()) {
    addPacked(counted, task.cells, targets[i] as number);
  }
}

/** For each column of the plan, its index among the fields that a run finds. */
export function targetsOf(plan: ColumnPlan, layout?: Layout): readonly number[] {
  const places = new Map(targetPositions(plan, layout).map((position, i) => [position, i]));
  return plan.columns.map(({ position }) => places.get(position) ?? -1);
}
