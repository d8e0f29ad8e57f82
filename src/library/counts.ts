import type { FeatureStats, Stats } from '../core/stats.ts';

/** The counts of a run. */
export interface Counts {
  /** Rows read, rejected ones excluded. */
  readonly rows: number;
  /** Rows dropped by a policy. */
  readonly dropped: number;
  readonly rejected: number;
  /** One entry for each feature, in the spec's order. */
  readonly features: readonly FeatureCounts[];
}

/** The counts of a feature: the sums over its columns. */
export interface FeatureCounts {
  readonly name: string;
  readonly columns: readonly string[];
  /** The number of values in each bin, by code. */
  readonly counts: readonly number[];
  /** The label of each bin, by code. */
  readonly labels: readonly string[];
  /** Missing cells, invalid ones that count as missing included. */
  readonly missing: number;
  readonly invalid: number;
  /** Numbers too large for float64, and whole numbers that float64 rounds. */
  readonly overflow: number;
  readonly rounded: number;
  /** Values beyond the outer edges, if they count as missing. */
  readonly outside: number;
  /** Cells of rows whose group the spec does not know; absent if there are none. */
  readonly unknownGroups?: number;
  /** Numbers by the style that they are written in, such as `currency`; absent if all are plain. */
  readonly styles?: Readonly<Record<string, number>>;
}

/** The counts of a run, as plain data. */
export function countsOf({ rows, dropped, rejected, features }: Stats): Counts {
  return { rows, dropped, rejected, features: features.map(featureCounts) };
}

/** The counts of a feature, as plain data. */
export function featureCounts({
  name,
  columns,
  label,
  counts,
  ...cells
}: FeatureStats): FeatureCounts {
  const { missing, invalid, overflow, rounded, outside, styles } = cells;
  const { unknown_groups: unknownGroups } = cells;
  const labels = Array.from(counts, (_, code) => label(code));
  return {
    name,
    columns,
    counts: [...counts],
    labels,
    missing,
    invalid,
    overflow,
    rounded,
    outside,
    ...(unknownGroups !== undefined && { unknownGroups }),
    ...(styles !== undefined && { styles }),
  };
}
