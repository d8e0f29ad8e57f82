/** The counts of rows. */
export interface RowStats {
  /** Rows read, dropped ones included, rejected ones not. */
  rows: number;
  /** Rows dropped by a policy. */
  dropped: number;
  /** Bad rows that were left out and reported. */
  rejected: number;
  /** Bad rows that a lenient reader accepted; dropped ones too. */
  readonly repaired: RepairedCounts;
}

/** The counts of a table whose columns were read. */
export interface ReadStats extends RowStats {
  /** One for each column read, in the plan's order. */
  readonly columns: readonly ColumnStats[];
}

/** The counts of a table whose columns were binned. */
export interface Stats extends RowStats {
  readonly features: readonly FeatureStats[];
}

/** The numbers of rows that were padded, that were too long, and that had stray quotes. */
export interface RepairedCounts {
  padded: number;
  long: number;
  quotes: number;
}

/** The counts of numbers in styles. */
export interface StyledCells {
  /** Numbers by the style that they are written in, such as `currency`; absent if all are plain. */
  styles?: Record<string, number>;
}

/** The counts of the cells of one column, or of all columns of a feature. */
export interface CellCounts extends StyledCells {
  /** Cells per bin, of the rows written; missing cells are counted here too where they have a bin. */
  readonly counts: Float64Array;
  /** Missing cells, invalid ones that count as missing included; in dropped rows too. */
  missing: number;
  /** Missing cells with nothing but whitespace; invalid cells that count as missing are not among them. */
  empty: number;
  /** Invalid cells, in dropped rows too. */
  invalid: number;
  /** Numbers too large for float64, counted as infinite. */
  overflow: number;
  /** Whole numbers past 2^53 that float64 cannot hold, counted as the nearest one that it can. */
  rounded: number;
  /** Numbers beyond the outer edges that count as missing there; of the rows written. */
  outside: number;
  /** Cells of rows whose group the spec does not know, of the rows written; absent if there are none. */
  unknown_groups?: number;
}

/** The counts of one column. */
export interface ColumnStats extends CellCounts {
  readonly name: string;
}

/** The counts of one feature: the sums over all its columns. */
export interface FeatureStats extends CellCounts {
  readonly name: string;
  readonly columns: readonly string[];
  /** The counts of each column, in the order of `columns`; absent if nobody counted them apart. */
  readonly byColumn?: readonly ColumnStats[];
  /** The bins' labels, in order. */
  readonly label: (code: number) => string;
}

/** Row counts to start from. */
export function noRows(): RowStats {
  return { rows: 0, dropped: 0, rejected: 0, repaired: { padded: 0, long: 0, quotes: 0 } };
}

/** Cell counts to start from. @param depth the number of bins; 0 if cells are not binned */
export function noCells(depth: number): CellCounts {
  return noCellsIn(new Float64Array(depth));
}

/** The same with the counts of bins in an array. */
export function noCellsIn(counts: Float64Array): CellCounts {
  return {
    counts,
    missing: 0,
    empty: 0,
    invalid: 0,
    overflow: 0,
    rounded: 0,
    outside: 0,
  };
}

/** Adds the counts of cells; those of bins are as many, or none. */
export function addCells(sum: CellCounts, added: CellCounts): void {
  sum.missing += added.missing;
  sum.empty += added.empty;
  sum.invalid += added.invalid;
  sum.overflow += added.overflow;
  sum.rounded += added.rounded;
  sum.outside += added.outside;
  addStyles(sum, added);
  addUnknownGroups(sum, added.unknown_groups ?? 0);
  for (let code = 0; code < added.counts.length; code++) {
    sum.counts[code] = (sum.counts[code] as number) + (added.counts[code] as number);
  }
}

/** Adds cells of rows whose group is unknown. */
export function addUnknownGroups(sum: Pick<CellCounts, 'unknown_groups'>, count: number): void {
  if (count > 0) sum.unknown_groups = (sum.unknown_groups ?? 0) + count;
}

/** Adds cells that are written in a style. */
export function addStyle(sum: StyledCells, style: string, count = 1): void {
  sum.styles ??= {};
  sum.styles[style] = (sum.styles[style] ?? 0) + count;
}

/** Adds the counts of numbers in styles. */
export function addStyles(sum: StyledCells, added: StyledCells | undefined): void {
  for (const [style, count] of Object.entries(added?.styles ?? {})) addStyle(sum, style, count);
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
