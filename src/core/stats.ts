/** What a run counted. Every cell of a feature is in exactly one bin, or missing without a bin. */
export interface Stats {
  /** Rows read, dropped ones included. */
  rows: number;
  /** Rows left out by a policy. */
  dropped: number;
  readonly features: readonly FeatureStats[];
}

/** The counts of one feature over all its columns, dropped rows left out. */
export interface FeatureStats {
  readonly name: string;
  readonly columns: readonly string[];
  /** The bins' labels, in order. */
  readonly label: (code: number) => string;
  /** Cells per bin, `depth` of them; missing cells are counted here too where they have a bin. */
  readonly counts: Float64Array;
  /** Missing cells, invalid ones that count as missing included. */
  missing: number;
  /** Cells that are no number, in dropped rows too. */
  invalid: number;
  /** Numbers too large for float64, counted as infinite. */
  overflow: number;
}
