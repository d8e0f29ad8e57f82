import { addStyles, addUnknownGroups, type CellCounts, noCellsIn } from '../core/stats.ts';

/** The number of counts of a column in addition to those of its bins. */
const OTHERS = 7;

/** The number of bins from which bins without cells may be omitted. */
const MANY_BINS = 4096;

/** The least number of bins for each bin with cells, for bins without cells to be omitted. */
const SPARSE = 4;

/** The counts of the bins of some columns. */
interface PackedBins {
  /** Column by column: of all bins, or of those with cells. */
  readonly bins: Float64Array;
  /** The start of the counts of each column; then the end of all counts. */
  readonly starts: Int32Array;
  /** The code of each count; undefined if all bins have one. */
  readonly codes: Int32Array | undefined;
}

/**
 * The counts of the cells of columns in a few arrays: an object for each column of each block takes longer than the
 * cells of a wide table, especially if it is sent to another thread.
 */
export interface PackedCounts extends PackedBins {
  /** For each column its other counts. */
  readonly others: Int32Array;
  /** The numbers of columns by style, for those with any. */
  readonly styles: ReadonlyMap<number, Record<string, number>>;
}

/** The counts of the cells of columns, to be packed repeatedly. */
export class CountPacker {
  /** One for each column. */
  readonly cells: readonly CellCounts[];
  readonly #bins: Float64Array;
  readonly #starts: Int32Array;

  /** @param depths for each column the number of its bins */
  constructor(depths: readonly number[]) {
    this.#starts = new Int32Array(depths.length + 1);
    for (const [column, depth] of depths.entries()) {
      this.#starts[column + 1] = (this.#starts[column] as number) + depth;
    }
    this.#bins = new Float64Array(this.#starts[depths.length] as number);
    this.cells = depths.map((depth, column) => {
      const start = this.#starts[column] as number;
      return noCellsIn(this.#bins.subarray(start, start + depth));
    });
  }

  /** The counts since the last call. */
  take(): PackedCounts {
    const others = new Int32Array(OTHERS * this.cells.length);
    const styles = new Map<number, Record<string, number>>();
    for (const [column, cells] of this.cells.entries()) {
      if (cells.styles !== undefined) {
        styles.set(column, cells.styles);
        cells.styles = {};
      }
      takeOthers(cells, others, OTHERS * column);
    }
    const counted = this.#bins.length < MANY_BINS ? undefined : countedBins(this.#bins);
    const isSparse = counted !== undefined && SPARSE * counted <= this.#bins.length;
    return { ...(isSparse ? this.#takeCounted(counted) : this.#takeAll()), others, styles };
  }

  #takeAll(): PackedBins {
    const bins = this.#bins.slice();
    this.#bins.fill(0);
    return { bins, starts: this.#starts, codes: undefined };
  }

  /** Takes the counts of bins with cells only: of a million bins, few have cells in one task. */
  #takeCounted(counted: number): PackedBins {
    const [bins, codes] = [new Float64Array(counted), new Int32Array(counted)];
    const starts = new Int32Array(this.#starts.length);
    let at = 0;
    for (const [column, { counts }] of this.cells.entries()) {
      for (let code = 0; code < counts.length; code++) {
        if (counts[code] === 0) continue;
        bins[at] = counts[code] as number;
        codes[at++] = code;
        counts[code] = 0;
      }
      starts[column + 1] = at;
    }
    return { bins, starts, codes };
  }
}

/** The number of bins with cells. */
function countedBins(bins: Float64Array): number {
  let counted = 0;
  for (let bin = 0; bin < bins.length; bin++) if (bins[bin] !== 0) counted++;
  return counted;
}

/** Moves the other counts of a column, most of which are 0. */
function takeOthers(cells: CellCounts, others: Int32Array, at: number): void {
  if (cells.missing !== 0) others[at] = cells.missing;
  if (cells.empty !== 0) others[at + 1] = cells.empty;
  if (cells.invalid !== 0) others[at + 2] = cells.invalid;
  if (cells.overflow !== 0) others[at + 3] = cells.overflow;
  if (cells.rounded !== 0) others[at + 4] = cells.rounded;
  if (cells.outside !== 0) others[at + 5] = cells.outside;
  cells.missing = 0;
  cells.empty = 0;
  cells.invalid = 0;
  cells.overflow = 0;
  cells.rounded = 0;
  cells.outside = 0;
  if (cells.unknown_groups === undefined) return;
  others[at + 6] = cells.unknown_groups;
  cells.unknown_groups = 0;
}

/** Adds the packed counts of a column to counts with as many bins. */
export function addPacked(
  sum: CellCounts,
  { bins, starts, codes, others, styles }: PackedCounts,
  column: number,
): void {
  const at = OTHERS * column;
  sum.missing += others[at] as number;
  sum.empty += others[at + 1] as number;
  sum.invalid += others[at + 2] as number;
  sum.overflow += others[at + 3] as number;
  sum.rounded += others[at + 4] as number;
  sum.outside += others[at + 5] as number;
  addUnknownGroups(sum, others[at + 6] as number);
  const own = styles.get(column);
  if (own !== undefined) addStyles(sum, { styles: own });
  const [start, end] = [starts[column] as number, starts[column + 1] as number];
  for (let bin = start; bin < end; bin++) {
    const code = codes === undefined ? bin - start : (codes[bin] as number);
    sum.counts[code] = (sum.counts[code] as number) + (bins[bin] as number);
  }
}
