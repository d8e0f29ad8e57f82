import type { SparseFormat } from './format.ts';

/** SVMlight and LIBSVM lines: the target, 0 without one, and the columns counted from 1. */
export const svmlight: SparseFormat = {
  hasSize: false,
  hasTarget: true,
  head: () => '',
  row: ({ columns, values, target = 0 }) =>
    `${[target, ...columns.map((column, i) => `${column + 1}:${values[i]}`)].join(' ')}\n`,
};
