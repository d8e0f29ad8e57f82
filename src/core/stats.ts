/** What a run counted. */
export interface Stats {
  /** Rows read, dropped ones included. */
  rows: number;
  /** Rows left out by a policy. */
  dropped: number;
  readonly features: readonly FeatureStats[];
}

/** The counts of one feature over all its columns. Bins count the rows written, the rest all rows. */
export interface FeatureStats {
  readonly name: string;
  readonly columns: readonly string[];
  /** The bins' labels, in order. */
  readonly label: (code: number) => string;
  /** Cells per bin, `depth` of them; missing cells are counted here too where they have a bin. */
  readonly counts: Float64Array;
  /** Missing cells, invalid ones that count as missing included; in dropped rows too. */
  missing: number;
  /** Cells that are no number, in dropped rows too. */
  invalid: number;
  /** Numbers too large for float64, counted as infinite. */
  overflow: number;
  /** Numbers outside of the outer edges that count as missing there; of the rows written. */
  outside: number;
}
