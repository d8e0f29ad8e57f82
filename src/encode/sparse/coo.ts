import type { SparseFormat } from './format.ts';

/** Triplets as CSV, counted from 0 as in a Keras SparseTensor and SciPy's COO. */
export const coo: SparseFormat = {
  hasSize: false,
  hasTarget: false,
  head: () => 'row,column,value\n',
  row: ({ row, columns, values }) =>
    columns.map((column, i) => `${row},${column},${values[i]}\n`).join(''),
};
