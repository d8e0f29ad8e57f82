import type { Closed, Precision } from '../../core/threshold.ts';
import { nextDownFloat32, nextUp, nextUpFloat32 } from '../../core/ulp.ts';

/** Closed outer edges: values outside have no bin. */
export interface OuterEdges {
  readonly precision: Precision;
  readonly closed: Closed;
  /** True if the outer edge of the open side belongs to its bin, too: numpy's last, qcut's lowest. */
  readonly isOpenEdgeIn: boolean;
}

/**
 * Edges as a list for the one rule of `core/bucketize.ts`, between whose first and last number the bins
 * are. An edge that belongs to its bin though its side is open is moved out by one number of the
 * precision, so that it is inside by the rule.
 *
 * @param edges strictly increasing in the precision, with the outer ones
 * @returns a list as long; empty for fewer than two edges, which have no bin between them
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
