import type { Closed, Precision } from '../../core/threshold.ts';
import { nextDownFloat32, nextUp, nextUpFloat32 } from '../../core/ulp.ts';

/** The rules of closed outer edges: values outside have no bin. */
export interface OuterEdges {
  readonly precision: Precision;
  readonly closed: Closed;
  /** True if the outer edge of the open side belongs to its bin, as the last of numpy and the first of `qcut`. */
  readonly isOpenEdgeIn: boolean;
}

/**
 * Converts edges to a list for the rule of `core/bucketize.ts`; the bins are between its first and last number. An
 * edge that belongs to its bin on the open side is moved out to the next number of the precision.
 *
 * @param edges strictly increasing in the precision, the outer edges included
 * @returns as many numbers; empty for fewer than two edges
 */
export function closeOuterEdges(
  edges: readonly number[],
  { precision, closed, isOpenEdgeIn }: OuterEdges,
): readonly number[] {
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined || edges.length < 2) return [];
  if (!isOpenEdgeIn) return edges;
  const isSingle = precision === 'float32';
  if (closed === 'left')
    return [...edges.slice(0, -1), isSingle ? nextUpFloat32(last) : nextUp(last)];
  return [isSingle ? nextDownFloat32(first) : -nextUp(-first), ...edges.slice(1)];
}
