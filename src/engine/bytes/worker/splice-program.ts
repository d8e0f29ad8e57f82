import type { Segment } from '../../../plan/arrange.ts';
import type { BinPlan } from '../../../plan/bin-plan.ts';
import type { PlannedFeature } from '../../../plan/feature.ts';

/** The kinds of operations on a field; the constants of assembly/splice.ts. */
export const SPLICE = {
  replace: 0,
  remove: 1,
  group: 2,
  append: 3,
  appendGroup: 4,
  bare: 5,
  field: 6,
} as const;

/** One edit of every record. */
export interface SpliceOperation {
  readonly kind: (typeof SPLICE)[keyof typeof SPLICE];
  /** Index of the field among the targets; for an appended cell, of the column with its codes. */
  readonly target: number;
  /** Index of the feature whose cells are written; -1 if none are. */
  readonly feature: number;
}

/**
 * Makes the splice program of a layout: output columns in place of their own, or appended; or some columns only.
 *
 * @param targets positions of the fields to find, ascending
 * @param isCounted for each feature, true if its cells are counted for each row
 */
export function spliceProgram(
  { layout, features }: BinPlan,
  targets: readonly number[],
  isCounted: readonly boolean[],
): SpliceOperation[] {
  if (layout.isPartial) return partialProgram({ layout, features }, targets, isCounted);
  const { kept, inPlace, appended } = editsOf({ layout, features }, targets, isCounted);
  const edits = targets.flatMap((position, target) =>
    kept.has(position) ? [] : [inPlace.get(target) ?? removalOf(target)],
  );
  return [...edits, ...appended];
}

/** The edit that removes a field. */
function removalOf(target: number): SpliceOperation {
  return { kind: SPLICE.remove, target, feature: -1 };
}

/** The positions of kept fields, the edits in place of fields by target, and the appended ones. */
interface LayoutEdits {
  readonly kept: ReadonlySet<number>;
  readonly inPlace: ReadonlyMap<number, SpliceOperation>;
  readonly appended: readonly SpliceOperation[];
}

/** The edits of a layout that keeps the columns of the input or replaces them. */
function editsOf(
  { layout, features }: Pick<BinPlan, 'layout' | 'features'>,
  targets: readonly number[],
  isCounted: readonly boolean[],
): LayoutEdits {
  const kept = new Set<number>();
  const inPlace = new Map<number, SpliceOperation>();
  const appended: SpliceOperation[] = [];
  const places = targetPlaces(targets);
  for (const segment of layout.segments) {
    if (segment.kind === 'keep') {
      for (let position = segment.from; position < segment.to; position++) kept.add(position);
      continue;
    }
    const position = positionOf(segment, features[segment.feature] as PlannedFeature);
    const isKept = kept.has(position);
    const { feature } = segment;
    const edit = editOf(feature, places.get(position) ?? -1, isCounted[feature] === true, isKept);
    if (isKept) appended.push(edit);
    else inPlace.set(edit.target, edit);
  }
  return { kept, inPlace, appended };
}

/** Makes a program that writes only some columns, in order. */
function partialProgram(
  { layout, features }: Pick<BinPlan, 'layout' | 'features'>,
  targets: readonly number[],
  isCounted: readonly boolean[],
): SpliceOperation[] {
  const places = targetPlaces(targets);
  const fields = layout.segments.flatMap((segment): SpliceOperation[] => {
    if (segment.kind === 'keep') {
      const positions = Array.from(
        { length: segment.to - segment.from },
        (_, i) => segment.from + i,
      );
      const kind = SPLICE.field;
      return positions.map((one) => ({ kind, target: places.get(one) ?? -1, feature: -1 }));
    }
    const { feature } = segment;
    const position = positionOf(segment, features[feature] as PlannedFeature);
    return [editOf(feature, places.get(position) ?? -1, isCounted[feature] === true, true)];
  });
  return [{ kind: SPLICE.bare, target: 0, feature: -1 }, ...fields];
}

/** The index of each position among the targets. */
export function targetPlaces(targets: readonly number[]): ReadonlyMap<number, number> {
  return new Map(targets.map((position, target) => [position, target]));
}

type MadeSegment = Exclude<Segment, { readonly kind: 'keep' }>;

/** The input column that a segment replaces; undefined if none. */
function positionOf(segment: MadeSegment, { columns }: PlannedFeature): number {
  return segment.kind === 'feature'
    ? columns.reduce((first, { position }) => Math.min(first, position), Number.POSITIVE_INFINITY)
    : (columns[segment.column]?.position ?? -1);
}

function editOf(
  feature: number,
  target: number,
  isCounted: boolean,
  isAppended: boolean,
): SpliceOperation {
  const [inPlace, appended] = isCounted
    ? [SPLICE.group, SPLICE.appendGroup]
    : [SPLICE.replace, SPLICE.append];
  return { kind: isAppended ? appended : inPlace, target, feature };
}
