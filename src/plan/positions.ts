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
 * The positions of the fields that a run must find, ascending: columns to read, and columns to copy if others are
 * omitted.
 *
 * @param layout the layout of the output; undefined if only columns are requested
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

/** For each position the index of its first column; -1 without a column. */
export function columnIndexes({ columns }: ColumnPlan, positions: readonly number[]): number[] {
  const indexes = new Map<number, number>();
  for (const [i, { position }] of columns.entries()) {
    if (!indexes.has(position)) indexes.set(position, i);
  }
  return positions.map((position) => indexes.get(position) ?? -1);
}
