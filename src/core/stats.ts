/** What a run counted. */
export interface Stats {
  /** Rows read, dropped ones included, refused ones not. */
  rows: number;
  /** Rows left out by a policy. */
  dropped: number;
  /** Rows left out because something is wrong with them. */
  refused: number;
  /** Rows with something wrong that a lenient reader let pass; dropped ones too. */
  readonly mended: RepairedCounts;
  readonly features: readonly FeatureStats[];
}

/** How many rows were short and filled up, had too many fields, had quotes where none may be. */
export interface RepairedCounts {
  padded: number;
  long: number;
  quotes: number;
}

/** Adds counts, or 1 for whatever is true. */
export function addRepaired(
  counts: RepairedCounts,
  { padded, long, quotes }: { readonly [K in keyof RepairedCounts]?: number | boolean },
): void {
  counts.padded += Number(padded ?? 0);
  counts.long += Number(long ?? 0);
  counts.quotes += Number(quotes ?? 0);
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
  /** Whole numbers past 2^53 that float64 cannot hold, counted as the nearest one that it can. */
  rounded: number;
  /** Numbers outside of the outer edges that count as missing there; of the rows written. */
  outside: number;
}
