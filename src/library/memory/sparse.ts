import { addEntries, type Entries, sparseFirstBin } from '../../encode/sparse/entries.ts';
import type { Spec } from '../../spec/spec.ts';
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
  return codeRows(spec, rows, header).features.map(({ planned: feature, codes }) => {
    const count = codes[0]?.length ?? 0;
    const { mode, bins, name } = feature;
    const firstBin = sparseFirstBin(mode);
    const width = bins.depth - firstBin;
    const groups = mode.combine === 'each' ? codes.map((column) => [column]) : [codes];
    const indices: [number, number][] = [];
    const values: number[] = [];
    for (let row = 0; row < count; row++) {
      const entries: Entries = { columns: [], values: [] };
      for (const [i, own] of groups.entries()) {
        const group = { offset: i * width, depth: bins.depth, firstBin, combine: mode.combine };
        addEntries(
          entries,
          group,
          own.map((column) => column[row] as number),
        );
      }
      indices.push(...entries.columns.map((column): [number, number] => [row, column]));
      values.push(...entries.values);
    }
    const shape = [count, groups.length * width] as const;
    return { name, output: feature.feature.output, indices, values, shape };
  });
}
