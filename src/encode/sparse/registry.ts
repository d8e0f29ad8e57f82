import { coo } from './coo.ts';
import type { SparseFormat } from './format.ts';
import { mtx } from './mtx.ts';
import { svmlight } from './svmlight.ts';

/** Every sparse format. A new format is a file beside this one, and its line here. */
const FORMATS = {
  coo: coo as SparseFormat,
  mtx: mtx as SparseFormat,
  svmlight: svmlight as SparseFormat,
};

/** The name of a sparse format. */
export type SparseFormatName = keyof typeof FORMATS;

/** Every sparse format by its name. */
export const SPARSE_FORMATS: Readonly<Record<SparseFormatName, SparseFormat>> = FORMATS;

/** The names of all sparse formats. */
export const SPARSE_FORMAT_NAMES: readonly SparseFormatName[] = Object.keys(
  SPARSE_FORMATS,
) as SparseFormatName[];
