/** A bin of a feature, before and after. */
export interface DriftBinView {
  readonly label: string;
  /** The values in the baseline, and in the new data. */
  readonly before: number;
  readonly after: number;
  /** The shares of all values of either side; 0 for a side without values. */
  readonly shares: { readonly before: number; readonly after: number };
  /** What the bin adds to the index. */
  readonly psi: number;
}

/** The rate of a bin before and after; NaN for what is not known. */
export interface RateView {
  /** The rows after that have a target. */
  readonly rows: number;
  readonly before: number;
  readonly after: number;
  readonly p: number;
}

/** The rates of an event, or the means of a numeric target, before and after. */
export interface TargetDriftView {
  /** The target's column. */
  readonly column: string;
  /** Undefined for a numeric target. */
  readonly event: number | string | undefined;
  /** As many as the feature has bins. */
  readonly bins: readonly RateView[];
  readonly all: RateView;
  /** The rate of all rows after if each bin had its rate from before. */
  readonly expected: number;
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
  /** Undefined if the baseline has no target, or the new data lack its column. */
  readonly target?: TargetDriftView | undefined;
}

/** The index of each feature for the rows of a group. */
export interface GroupDriftView {
  /** The cells of the columns that make groups; null is a missing cell. */
  readonly key: readonly (string | null)[];
  readonly rows: number;
  /** For each feature. */
  readonly psi: readonly { readonly total: number; readonly noise: number }[];
  /** The rate of the target of each feature; undefined without a target. */
  readonly rates?: readonly (number | undefined)[];
}

/** A comparison, as views have it. */
export interface DriftView {
  readonly rows: number;
  readonly features: readonly FeatureDriftView[];
  /** Undefined if rows are not grouped. */
  readonly groups: readonly GroupDriftView[] | undefined;
}
