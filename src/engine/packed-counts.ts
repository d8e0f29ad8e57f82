import { addStyles, addUnknownGroups, type CellCounts, noCellsIn } from '../core/stats.ts';

/** The number of counts of a column beside those of its bins. */
const OTHERS = 7;

/**
 * The counts of the cells of some columns in a few arrays: objects for each column of each block take longer than the
 * cells of a wide table, most of all if they are sent to another thread.
 */
export interface PackedCounts {
  /** The counts of all bins, column by column. */
  readonly bins: Float64Array;
  /** For each column the start of its bins. */
  readonly starts: Int32Array;
  /** For each column its other counts. */
  readonly others: Int32Array;
  /** The numbers of columns by style, for those with any. */
  readonly styles: ReadonlyMap<number, Record<string, number>>;
}

/** The counts of the cells of columns, to be packed again and again. */
export class CountPacker {
  /** One for each column. */
  readonly cells: readonly CellCounts[];
  readonly #bins: Float64Array;
  readonly #starts: Int32Array;

  /** @param depths for each column the number of its bins */
  constructor(depths: readonly number[]) {
    this.#starts = new Int32Array(depths.length);
    let bins = 0;
    for (const [column, depth] of depths.entries()) {
      this.#starts[column] = bins;
      bins += depth;
    }
    this.#bins = new Float64Array(bins);
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
    const bins = this.#bins.slice();
    this.#bins.fill(0);
    return { bins, starts: this.#starts, others, styles };
  }
}

/** Moves the counts of a column beside those of its bins; most are 0. */
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
  { bins, starts, others, styles }: PackedCounts,
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
  const start = starts[column] as number;
  for (let code = 0; code < sum.counts.length; code++) {
    sum.counts[code] = (sum.counts[code] as number) + (bins[start + code] as number);
  }
}
