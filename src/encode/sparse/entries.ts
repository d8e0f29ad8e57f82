import { DiscretizeError } from '../../core/errors/error.ts';
import type { OutputMode } from '../mode.ts';

/** The matrix columns of one input column, or of several that are combined. */
export interface SparseGroup {
  /** The first of its columns in the matrix. */
  readonly offset: number;
  /** The number of bins, and the bin of its first column. */
  readonly depth: number;
  readonly firstBin: number;
  readonly combine: OutputMode['combine'];
}

/** Nonzero values and their columns, ascending. */
export interface Entries {
  readonly columns: number[];
  readonly values: number[];
}

/** Adds the entries of a group in a row. @param codes the codes of its columns; `depth` is a missing value */
export function addEntries(
  { columns, values }: Entries,
  { offset, depth, firstBin, combine }: SparseGroup,
  codes: readonly number[],
): void {
  const counts = new Map<number, number>();
  for (const code of codes) {
    if (code >= firstBin && code < depth) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  for (const code of [...counts.keys()].sort((a, b) => a - b)) {
    columns.push(offset + code - firstBin);
    values.push(combine === 'sum' ? (counts.get(code) as number) : 1);
  }
}

/**
 * The bin of a mode's first column.
 *
 * @throws DiscretizeError E_USAGE for a mode without a column for each bin
 */
export function sparseFirstBin({ firstBin }: OutputMode): number {
  if (firstBin !== undefined) return firstBin;
  const message = 'cannot write a sparse matrix: the output mode has no column for each bin';
  throw new DiscretizeError('E_USAGE', message, {
    expected: ['one_hot', 'multi_hot', 'count'],
    hint: 'add -m one_hot, multi_hot or count',
  });
}
