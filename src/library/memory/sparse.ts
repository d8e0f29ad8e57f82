import { addEntries, type Entries, sparseFirstBin } from '../../encode/sparse/entries.ts';
import type { Spec } from '../../spec/spec.ts';
import type { CodedFeature } from './coded-features.ts';
import type { FeatureOutput } from './outputs.ts';
import type { InputRow } from './rows.ts';
import { codeRows } from './transform.ts';

/** The output of a feature without its zeros: a matrix in coordinate format (COO). */
export interface SparseOutput extends Pick<FeatureOutput, 'name' | 'output'> {
  /** The row and column of each value, from 0; sorted by row, then by column. */
  readonly indices: readonly (readonly [row: number, column: number])[];
  /** The values that are not zero, as many as indices. */
  readonly values: readonly number[];
  /** The size. A column is a bin; for one_hot of several columns, the bins of each follow one another. */
  readonly shape: readonly [rows: number, columns: number];
}

/**
 * Bins rows in memory, as sparse matrices.
 *
 * @throws DiscretizeError as `transformRows`; E_USAGE for an output mode whose columns are not bins
 */
export function sparseRows(
  spec: Spec,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): SparseOutput[] {
  return codeRows(spec, rows, header).features.map(sparseOutput);
}

function sparseOutput({ planned, codes }: CodedFeature): SparseOutput {
  const { name, mode, bins, feature } = planned;
  const rows = codes[0]?.length ?? 0;
  const firstBin = sparseFirstBin(mode);
  const width = bins.depth - firstBin;
  const groups = mode.combine === 'each' ? codes.map((column) => [column]) : [codes];
  const indices: [number, number][] = [];
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const entries: Entries = { columns: [], values: [] };
    for (const [i, own] of groups.entries()) {
      const group = { offset: i * width, depth: bins.depth, firstBin, combine: mode.combine };
      const inRow = own.map((column) => column[row] as number);
      addEntries(entries, group, inRow);
    }
    indices.push(...entries.columns.map((column): [number, number] => [row, column]));
    values.push(...entries.values);
  }
  return { name, output: feature.output, indices, values, shape: [rows, groups.length * width] };
}
