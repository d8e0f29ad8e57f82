import { binsMade } from '../../core/boundaries.ts';
import { shortest } from '../../core/decimal.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { Change, FeaturePair, SpecDiff } from '../../spec/diff.ts';
import { featureType } from '../../spec/feature-type.ts';
import { type Moved, movedValues } from '../../spec/moved.ts';
import type { Feature, Spec } from '../../spec/spec.ts';
import { percentOf } from '../table-text.ts';

/** The most boundaries that are listed as moved, as removed, and as added. */
const MAX_LISTED = 12;

/** The differences of two specs as lines of text; empty for equal specs. */
export function specDiffLines(diff: SpecDiff, before: Spec, after: Spec): string[] {
  return [
    ...diff.changes.map(changeText),
    ...diff.removed.map((feature) => `removed: ${describeFeature(feature)}`),
    ...diff.added.map((feature) => `added: ${describeFeature(feature)}`),
    ...diff.features.flatMap((pair) => pairLines(pair, before, after)),
  ];
}

/** The differences of two specs as plain data; all members are empty for equal specs. */
export function specDiffJson(diff: SpecDiff, before: Spec, after: Spec): object {
  const features = diff.features.map((pair) => ({
    name: featureName(pair.after),
    changes: pair.changes.map(changeJson),
    boundaries: boundariesJson(pair),
    moved_values: movedOf(pair, before, after) ?? null,
  }));
  return {
    changes: diff.changes.map(changeJson),
    removed: diff.removed.map(featureName),
    added: diff.added.map(featureName),
    features,
  };
}

/** Boundaries as plain data; dates are texts in ISO 8601. */
function boundariesJson({ before, after, boundaries }: FeaturePair): object {
  const old = featureType(before)?.storedBoundary ?? ((x: number) => x);
  const now = featureType(after)?.storedBoundary ?? ((x: number) => x);
  return {
    moved: boundaries.moved.map(([from, to]) => ({ before: old(from), after: now(to) })),
    removed: boundaries.removed.map(old),
    added: boundaries.added.map(now),
  };
}

function changeJson({ key, before, after }: Change): object {
  return { key, before: before ?? null, after: after ?? null };
}

/** The training values that change bins; undefined if the old spec has no counts. */
function movedOf(pair: FeaturePair, before: Spec, after: Spec): Moved | undefined {
  return movedValues(
    { feature: pair.before, precision: before.precision },
    { feature: pair.after, precision: after.precision },
  );
}

/** The name of a feature, or of its columns. */
export function featureName({ name, columns }: Feature): string {
  return name ?? columns?.join(', ') ?? 'the chosen columns';
}

/** A feature as short text: `fare (5 bins, int)`. */
export function describeFeature(feature: Feature): string {
  const bins = binsMade(feature.boundaries.length, feature.outside);
  return `${featureName(feature)} (${bins} bin${bins === 1 ? '' : 's'}, ${feature.output})`;
}

function pairLines(pair: FeaturePair, before: Spec, after: Spec): string[] {
  const moved = movedOf(pair, before, after);
  const lines = [
    ...pair.changes.map(changeText),
    ...boundaryLines(pair),
    ...(moved === undefined ? [] : movedLines(moved)),
  ];
  return [`${featureName(pair.after)}:`, ...lines.map((line) => `  ${line}`)];
}

function changeText({ key, before, after }: Change): string {
  return `${key}: ${valueText(before)} -> ${valueText(after)}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function boundaryLines({ before, after, boundaries }: FeaturePair): string[] {
  const { moved, removed, added } = boundaries;
  const was = featureType(before)?.format ?? number;
  const is = featureType(after)?.format ?? number;
  return [
    listed(
      moved.map(([from, to]) => `${was(from)} -> ${is(to)}`),
      'moved',
    ),
    listed(removed.map(was), 'removed'),
    listed(added.map(is), 'added'),
  ].flat();
}

function listed(items: readonly string[], what: string): string[] {
  if (items.length === 0) return [];
  const noun = items.length === 1 ? 'boundary' : 'boundaries';
  const more = items.length - MAX_LISTED;
  const shown = items.slice(0, MAX_LISTED).join(', ');
  const rest = more > 0 ? ` and ${grouped(more)} more` : '';
  return [
    `${items.length === 1 ? '' : `${grouped(items.length)} `}${noun} ${what}: ${shown}${rest}`,
  ];
}

function number(x: number): string {
  return shortest(x, 'float64');
}

function movedLines({ total, least, most, estimate }: Moved): string[] {
  if (total === 0) return [];
  const of = `of the ${grouped(total)} training values`;
  const range = `between ${percentOf(least, total)} and ${percentOf(most, total)}`;
  if (least === most) return [`another bin: ${percentOf(most, total)} ${of}`];
  if (estimate === undefined) return [`another bin: ${range} ${of}`];
  return [
    `another bin: an estimated ${percentOf(estimate, total)} ${of}`,
    `  (if values are spread evenly within bins; bounds: ${percentOf(least, total)} to ${percentOf(most, total)})`,
  ];
}
