/** The counts of rows. */
export interface RowStats {
  /** Rows read, including dropped rows, without rejected rows. */
  rows: number;
  /** Rows dropped by a policy. */
  dropped: number;
  /** Rejected rows. */
  rejected: number;
  /** Repaired rows, including dropped rows. */
  readonly repaired: RepairedCounts;
}

/** The counts of a table whose columns were read. */
export interface ReadStats extends RowStats {
  /** The counts of each column, in the order of the plan. */
  readonly columns: readonly ColumnStats[];
}

/** The counts of a table whose columns were binned. */
export interface Stats extends RowStats {
  readonly features: readonly FeatureStats[];
}

/** The numbers of padded rows, of rows with extra fields, and of rows with stray quotes. */
export interface RepairedCounts {
  padded: number;
  long: number;
  quotes: number;
}

/** The counts of numbers in styles. */
export interface StyledCells {
  /** The number of cells by style, such as `currency`; absent if all are plain. */
  styles?: Record<string, number>;
}

/** The counts of the cells of one column, or of all columns of a feature. */
export interface CellCounts extends StyledCells {
  /** Cells per bin, of the rows written, including missing cells that have a bin. */
  readonly counts: Float64Array;
  /** Missing cells, including invalid cells that count as missing, and cells of dropped rows. */
  missing: number;
  /** Missing cells that are empty or whitespace. */
  empty: number;
  /** Invalid cells, including those of dropped rows. */
  invalid: number;
  /** Numbers too large for float64, counted as infinite. */
  overflow: number;
  /** Whole numbers past 2^53 that float64 rounds. */
  rounded: number;
  /** Numbers outside the outer edges that count as missing, of the rows written. */
  outside: number;
  /** Cells of rows of unknown groups, of the rows written; absent if there are none. */
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
  /** The counts of each column, in the order of `columns`; absent if only the sums are known. */
  readonly byColumn?: readonly ColumnStats[];
  /** The label of a bin. */
  readonly label: (code: number) => string;
}

/** Row counts of zero. */
export function noRows(): RowStats {
  return { rows: 0, dropped: 0, rejected: 0, repaired: { padded: 0, long: 0, quotes: 0 } };
}

/** Cell counts of zero. @param depth the number of bins; 0 if cells are not binned */
export function noCells(depth: number): CellCounts {
  return noCellsIn(new Float64Array(depth));
}

/** Cell counts of zero, with an array for the counts of bins. */
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

/** Adds the counts of cells of the same bins, or without bins. */
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

/** Adds cells of rows of unknown groups. */
export function addUnknownGroups(sum: Pick<CellCounts, 'unknown_groups'>, count: number): void {
  if (count > 0) sum.unknown_groups = (sum.unknown_groups ?? 0) + count;
}

/** Adds cells with numbers in a style. */
export function addStyle(sum: StyledCells, style: string, count = 1): void {
  sum.styles ??= {};
  sum.styles[style] = (sum.styles[style] ?? 0) + count;
}

/** Adds the counts of numbers in styles. */
export function addStyles(sum: StyledCells, added: StyledCells | undefined): void {
  for (const [style, count] of Object.entries(added?.styles ?? {})) addStyle(sum, style, count);
}

/** Adds counts, or 1 for each repair of a row. */
export function addRepaired(
  counts: RepairedCounts,
  { padded, long, quotes }: { readonly [K in keyof RepairedCounts]?: number | boolean },
): void {
  counts.padded += Number(padded ?? 0);
  counts.long += Number(long ?? 0);
  counts.quotes += Number(quotes ?? 0);
}
