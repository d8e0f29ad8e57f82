import type { CodeArray } from '../../core/number-column.ts';
import type { OutputMode } from '../../encode/mode.ts';
import { codeArray } from './code-array.ts';

/** Numbers in row-major order. */
export interface Matrix {
  readonly data: CodeArray;
  /** The length of each dimension; the last one is contiguous. */
  readonly shape: readonly number[];
}

/**
 * The matrix of a feature: for each bin, 1 if a value of the row is in it (one_hot, multi_hot), or the number of such
 * values (count).
 *
 * @param codes of each column, of one length; a code of `depth` is in no bin
 * @throws DiscretizeError E_USAGE for an `out` that cannot hold it
 */
export function matrixOf(
  codes: readonly CodeArray[],
  combine: OutputMode['combine'],
  depth: number,
  out: CodeArray | undefined,
): Matrix {
  const [n, k] = [codes[0]?.length ?? 0, codes.length];
  const shape = combine === 'each' && k > 1 ? [n, k, depth] : [n, depth];
  const size = shape.reduce((product, length) => product * length, 1);
  const data = codeArray(combine === 'sum' ? k : 1, size, 'matrix', out);
  if (out !== undefined) data.fill(0);
  const isEach = combine === 'each';
  for (const [column, own] of codes.entries()) {
    const place = { depth, stride: isEach ? k * depth : depth, start: isEach ? column * depth : 0 };
    mark(data, own, place, combine === 'sum');
  }
  return { data, shape };
}

/** The location of a row's bins in the matrix: `depth` numbers, from `start` in steps of `stride`. */
interface Place {
  readonly depth: number;
  readonly stride: number;
  readonly start: number;
}

function mark(
  data: CodeArray,
  codes: CodeArray,
  { depth, stride, start }: Place,
  isSum: boolean,
): void {
  for (let row = 0, at = start; row < codes.length; row++, at += stride) {
    const code = codes[row] as number;
    if (code < depth) data[at + code] = isSum ? (data[at + code] as number) + 1 : 1;
  }
}
