import type { ColumnCodes } from '../core/codes.ts';
import { addRepaired, type FeatureStats, type Stats } from '../core/stats.ts';
import type { Columns } from '../csv/columns/columns.ts';
import type { PlannedFeature } from '../plan/feature.ts';
import type { Plan } from '../plan/plan.ts';
import type { TaskResult } from './bytes/worker/process-block.ts';

/** Counts to start from. */
export function emptyStats(plan: Plan): Stats {
  const mended = { padded: 0, long: 0, quotes: 0 };
  return { rows: 0, dropped: 0, refused: 0, mended, features: plan.features.map(emptyFeature) };
}

function emptyFeature({ name, columns, bins }: PlannedFeature): FeatureStats {
  return {
    name,
    columns: columns.map((column) => column.name),
    label: bins.label,
    counts: new Float64Array(bins.depth),
    missing: 0,
    invalid: 0,
    overflow: 0,
    rounded: 0,
    outside: 0,
  };
}

/** Adds a block's rows, and what was found while they were read. */
export function countBlock(stats: Stats, plan: Plan, columns: Columns): void {
  stats.rows += columns.records.length + columns.dropped;
  stats.dropped += columns.dropped;
  stats.refused += columns.refused;
  addRepaired(stats.mended, columns.mended);
  let at = 0;
  for (const [i, feature] of plan.features.entries()) {
    const counted = stats.features[i] as FeatureStats;
    for (const _ of feature.columns) {
      counted.missing += columns.missing[at] ?? 0;
      counted.invalid += columns.invalid[at] ?? 0;
      counted.overflow += columns.overflow[at] ?? 0;
      counted.rounded += columns.rounded[at] ?? 0;
      at++;
    }
  }
}

/** Adds what a block's task counted. */
export function countTask(stats: Stats, { rows, dropped, features }: TaskResult): void {
  stats.rows += rows;
  stats.dropped += dropped;
  for (const [i, { counts, missing, invalid, overflow, rounded, outside }] of features.entries()) {
    const counted = stats.features[i] as FeatureStats;
    for (const [code, count] of counts.entries()) {
      counted.counts[code] = (counted.counts[code] as number) + count;
    }
    counted.missing += missing;
    counted.invalid += invalid;
    counted.overflow += overflow;
    counted.rounded += rounded;
    counted.outside += outside;
  }
}

/** Adds the codes of one column. Codes past the last bin are missing values without one. */
export function countCodes(counted: FeatureStats, { codes, outside }: ColumnCodes): void {
  const { counts } = counted;
  counted.outside += outside;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < counts.length) counts[code] = (counts[code] as number) + 1;
  }
}
