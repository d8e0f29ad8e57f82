import { DiscretizeError } from '../../core/errors/error.ts';
import type { CollectedList } from '../../fit/collect/collected-table.ts';
import { closeOuterEdges } from '../../fit/compat/outer-edges.ts';
import type { LearnOptions } from '../../fit/learn.ts';

/** The boundaries with the least and the greatest value as outer edges, both inside. */
export function withOuterEdges(
  { collector, columns }: CollectedList,
  boundaries: readonly number[],
  { precision, closed }: LearnOptions,
): readonly number[] {
  const round = precision === 'float32' ? Math.fround : Number;
  const [least, greatest] = [round(collector.seen.least), round(collector.seen.greatest)];
  const inner = boundaries.filter((boundary) => boundary > least && boundary < greatest);
  const edges = closeOuterEdges([least, ...inner, greatest], {
    precision,
    closed,
    isOpenEdgeIn: true,
  });
  if (inner.length === boundaries.length && edges.every(Number.isFinite)) return edges;
  throw new DiscretizeError('E_FIT', `cannot fit outer edges of "${columns.join(', ')}"`, {
    expected: 'boundaries between the least and the greatest value, both finite',
    received: [least, greatest],
    hint: 'remove the option outside: then the outer bins are open',
  });
}
