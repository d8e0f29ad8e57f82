import type { SparseFormat } from './format.ts';

/** Matrix Market coordinates, counted from 1; `scipy.io.mmread` reads it. */
export const mtx: SparseFormat = {
  hasSize: true,
  hasTarget: false,
  head: ({ rows, columns, entries }) =>
    `%%MatrixMarket matrix coordinate integer general\n${rows} ${columns} ${entries}\n`,
  row: ({ row, columns, values }) =>
    columns.map((column, i) => `${row + 1} ${column + 1} ${values[i]}\n`).join(''),
};
