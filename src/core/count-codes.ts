import type { ColumnCodes } from './codes.ts';
import type { CodeArray } from './number-column.ts';
import { addUnknownGroups, type CellCounts } from './stats.ts';

/** The rows that count, and their weights. */
export interface CountOptions {
  /** A byte for each row: 1 for a dropped row; undefined if no row is dropped. */
  readonly dropped?: Uint8Array | undefined;
  /** The weight of each row; undefined: 1. */
  readonly weights?: Float64Array | undefined;
}

/**
 * Adds the codes of a column to the counts of its bins, and its values outside. Codes past the last bin are missing
 * values without a bin.
 */
export function countCodes(
  counted: CellCounts,
  { codes, outside, unknownGroups = 0 }: ColumnCodes<CodeArray>,
  { dropped, weights }: CountOptions = {},
): void {
  const { counts } = counted;
  counted.outside += outside;
  addUnknownGroups(counted, unknownGroups);
  if (dropped === undefined && weights === undefined && counts.length <= FEW_BINS) {
    countAll(counts, codes);
    return;
  }
  for (let row = 0; row < codes.length; row++) {
    if (dropped !== undefined && dropped[row] === 1) continue;
    const code = codes[row] as number;
    const weight = weights === undefined ? 1 : (weights[row] as number);
    if (code < counts.length) counts[code] = (counts[code] as number) + weight;
  }
}

/** The maximum number of bins counted in pairs of rows. */
const FEW_BINS = 1024;

/** The counts of even rows and of odd rows; the last item of each counts codes past the last bin. */
const evenCounts = new Int32Array(FEW_BINS + 1);
const oddCounts = new Int32Array(FEW_BINS + 1);

/**
 * Counts every row once. Even and odd rows have separate counts: adjacent rows are often in one bin, and the second
 * increment would wait for the first.
 */
function countAll(counts: Float64Array, codes: CodeArray): void {
  const past = counts.length;
  evenCounts.fill(0, 0, past);
  oddCounts.fill(0, 0, past);
  const even = codes.length - (codes.length % 2);
  for (let row = 0; row < even; row += 2) {
    (evenCounts[Math.min(codes[row] as number, past)] as number)++;
    (oddCounts[Math.min(codes[row + 1] as number, past)] as number)++;
  }
  if (even < codes.length) (evenCounts[Math.min(codes[even] as number, past)] as number)++;
  for (let code = 0; code < past; code++) {
    counts[code] = (counts[code] ?? 0) + (evenCounts[code] ?? 0) + (oddCounts[code] ?? 0);
  }
}
