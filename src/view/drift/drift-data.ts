/** A bin of a feature, before and after. */
export interface DriftBinView {
  readonly label: string;
  /** The values in the baseline, and in the new data. */
  readonly before: number;
  readonly after: number;
  /** What the bin adds to the index. */
  readonly psi: number;
}

/** How far a feature's values have moved away from its baseline. */
export interface FeatureDriftView {
  readonly name: string;
  /** From the lowest to the highest, and last the missing cells. */
  readonly bins: readonly DriftBinView[];
  readonly psi: {
    readonly total: number;
    readonly noise: number;
    /** The indices of bins that one side lacks. */
    readonly lacking: readonly number[];
  };
  readonly chiSquare: {
    readonly statistic: number;
    readonly freedom: number;
    readonly p: number;
  };
  /** The Kolmogorov-Smirnov distance on the bins, without missing cells. */
  readonly ks: number;
  /** The indices of the bins by how far their shares moved; those that stayed are left out. */
  readonly moved: readonly number[];
  /** The cells that are no number. */
  readonly invalid: { readonly before: number; readonly after: number };
}

/** The index of each feature for the rows of a group. */
export interface GroupDriftView {
  readonly group: string;
  readonly rows: number;
  /** For each feature. */
  readonly psi: readonly { readonly total: number; readonly noise: number }[];
}

/** A comparison, as views have it. */
export interface DriftView {
  readonly rows: number;
  readonly features: readonly FeatureDriftView[];
  /** Undefined if rows are not grouped. */
  readonly groups: readonly GroupDriftView[] | undefined;
}

/** How far values have moved, by the rule of thumb for the population stability index. */
export type DriftLevel = 'stable' | 'moderate' | 'large';

const MODERATE = 0.1;
const LARGE = 0.25;

/** The level of an index: 0.1 and more is moderate, 0.25 and more large (Siddiqi, Credit Risk Scorecards). */
export function driftLevel(psi: number): DriftLevel {
  if (psi >= LARGE) return 'large';
  return psi >= MODERATE ? 'moderate' : 'stable';
}

/** The share of each count; 0 for counts that are all 0. */
function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

/** The names of the fields of {@link driftRows}. */
export const DRIFT_HEADER: readonly string[] = [
  'feature',
  'bin',
  'label',
  'baseline',
  'new',
  'baseline_share',
  'new_share',
  'psi',
];

/** Compared features as rows of a table, one for each bin. */
export function driftRows(features: readonly FeatureDriftView[]): string[][] {
  return features.flatMap(({ name, bins }) => {
    const [before, after] = bothShares(bins);
    return bins.map((bin, i) => {
      const code = i === bins.length - 1 ? 'missing' : i;
      const cells = [name, code, bin.label, bin.before, bin.after, before[i], after[i], bin.psi];
      return cells.map(String);
    });
  });
}

/** The names of the fields of {@link groupRows}. */
export const GROUP_HEADER: readonly string[] = ['group', 'rows', 'feature', 'psi', 'noise'];

/** Compared groups as rows of a table, one for each group and feature. */
export function groupRows({ features, groups = [] }: DriftView): string[][] {
  return groups.flatMap(({ group, rows, psi }) =>
    psi.map(({ total, noise }, i) =>
      [group, rows, features[i]?.name ?? '', total, noise].map(String),
    ),
  );
}

/** A comparison as plain data; numbers that JSON does not have are null. */
export function driftJson({ rows, features, groups }: DriftView): object {
  return {
    rows,
    features: features.map((feature) => {
      const { name, psi, chiSquare, ks, invalid, moved } = feature;
      return {
        feature: name,
        psi: psi.total,
        noise: psi.noise,
        level: driftLevel(psi.total),
        chi_square: { statistic: chiSquare.statistic, freedom: chiSquare.freedom, p: chiSquare.p },
        ks,
        invalid: { baseline: invalid.before, new: invalid.after },
        lacking: psi.lacking,
        moved,
        bins: binsJson(feature.bins),
      };
    }),
    ...(groups !== undefined && {
      groups: groups.map(({ group, rows: own, psi }) => ({
        group,
        rows: own,
        psi: Object.fromEntries(features.map(({ name }, i) => [name, psi[i]?.total])),
        noise: Object.fromEntries(features.map(({ name }, i) => [name, psi[i]?.noise])),
      })),
    }),
  };
}

function binsJson(bins: readonly DriftBinView[]): object[] {
  const [before, after] = bothShares(bins);
  return bins.map(({ label, ...bin }, i) => ({
    label,
    baseline: bin.before,
    new: bin.after,
    baseline_share: before[i],
    new_share: after[i],
    psi: bin.psi,
  }));
}

/** The shares of the bins before and after. */
export function bothShares(bins: readonly DriftBinView[]): [before: number[], after: number[]] {
  return [sharesOf(bins.map(({ before }) => before)), sharesOf(bins.map(({ after }) => after))];
}
