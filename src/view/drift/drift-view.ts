/** A bin of a feature, before and after. */
export interface DriftBinView {
  readonly label: string;
  /** The number of values in the baseline and in the new data. */
  readonly before: number;
  readonly after: number;
  /** The shares of all values of either side; 0 for a side without values. */
  readonly shares: { readonly before: number; readonly after: number };
  /** The contribution of the bin to the index. */
  readonly psi: number;
}

/** The rate of a bin before and after; NaN if unknown. */
export interface RateView {
  /** The new rows that have a target. */
  readonly rows: number;
  readonly before: number;
  readonly after: number;
  readonly p: number;
}

/** The rates of an event, or the means of a numeric target, before and after. */
export interface TargetDriftView {
  /** The target's column. */
  readonly column: string;
  /** The event; undefined for a numeric target. */
  readonly event: number | string | undefined;
  /** The invalid cells in the target column of the new data. */
  readonly invalid: number;
  /** The rates of the bins, one for each. */
  readonly bins: readonly RateView[];
  readonly all: RateView;
  /** The rate of all new rows if each bin had its rate of the baseline. */
  readonly expected: number;
}

/** A share before and after; NaN if unknown. */
export interface ShareChange {
  readonly before: number;
  readonly after: number;
}

/** The shift of a feature's values from its baseline. */
export interface FeatureDriftView {
  readonly name: string;
  /** The bins in ascending order, then the missing cells. */
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
  /** The indices of the bins by descending shift, without unchanged bins. */
  readonly moved: readonly number[];
  /** The share of missing cells, of special codes and of invalid cells, which are among the missing ones. */
  readonly lost: {
    readonly missing: ShareChange;
    /** Undefined without special codes. */
    readonly special: ShareChange | undefined;
    readonly invalid: ShareChange;
  };
  /** The invalid cells. */
  readonly invalid: { readonly before: number; readonly after: number };
  /** Undefined if the baseline has no target, or the new data lack its column. */
  readonly target?: TargetDriftView | undefined;
}

/** The index of each feature for the rows of a group. */
export interface GroupDriftView {
  /** The cells of the columns that make groups; null is a missing cell. */
  readonly key: readonly (string | null)[];
  readonly rows: number;
  /** The index of each feature. */
  readonly psi: readonly { readonly total: number; readonly noise: number }[];
  /** The rate of the target of each feature; undefined without a target. */
  readonly rates?: readonly (number | undefined)[];
}

/** A comparison, for views. */
export interface DriftView {
  readonly rows: number;
  readonly features: readonly FeatureDriftView[];
  /** Undefined if rows are not grouped. */
  readonly groups: readonly GroupDriftView[] | undefined;
}
