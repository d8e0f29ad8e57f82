import type { Layout } from './arrange.ts';
import type { ColumnPlan } from './column-plan.ts';

/** The positions of the input columns that a layout keeps. */
function keptPositions({ segments }: Layout): number[] {
  return segments.flatMap((segment) =>
    segment.kind === 'keep'
      ? Array.from({ length: segment.to - segment.from }, (_, i) => segment.from + i)
      : [],
  );
}

/**
 * The positions of the fields that a run must find, ascending: columns that are read, and columns that are
 * copied if others are left out.
 *
 * @param layout the layout of the output; undefined if only columns are wanted
 */
export function targetPositions(
  { columns }: ColumnPlan,
  layout: Layout | undefined,
): readonly number[] {
  const copied = layout?.isPartial ? keptPositions(layout) : [];
  const read = columns.flatMap(({ position, key }) => key?.positions ?? [position]);
  const all = new Set([...read, ...copied]);
  return [...all].sort((a, b) => a - b);
}

/** For each of some positions the index of the first column there; -1 without one. */
export function columnIndexes({ columns }: ColumnPlan, positions: readonly number[]): number[] {
  const indexes = new Map<number, number>();
  for (const [i, { position }] of columns.entries()) {
    if (!indexes.has(position)) indexes.set(position, i);
  }
  return positions.map((position) => indexes.get(position) ?? -1);
}
