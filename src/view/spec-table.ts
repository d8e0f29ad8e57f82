import { binInterval, binLabel } from '../core/bin.ts';
import { specialLabel } from '../core/special/special-codes.ts';
import { featureBoundaries, featureType } from '../spec/feature-type.ts';
import { recordedCounts } from '../spec/moved.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { featureName } from './spec-diff.ts';
import { TARGET_HEADER, targetJson, targetRows } from './target/target-data.ts';

/** One bin of a feature. */
export interface SpecBin {
  readonly code: number;
  readonly label: string;
  readonly interval: string;
  /** The bin's edges; null if it is open. */
  readonly lower: number | string | null;
  readonly upper: number | string | null;
  /** The values of the training data in the bin, and their share; null if the spec does not record them. */
  readonly rows: number | null;
  readonly share: number | null;
  /** The numbers of the bin, by name. */
  readonly values?: Readonly<Record<string, number | null>>;
}

/** The interval of special codes, which have none. */
const NO_INTERVAL = { lower: Number.NaN, upper: Number.NaN };

/** The bins of a feature in order; without one for missing values. */
export function specBins(feature: Feature, { precision }: Pick<Spec, 'precision'>): SpecBin[] {
  const { labels, fit } = feature;
  const boundaries = featureBoundaries(feature, precision);
  const counts = withSpecial(recordedCounts(fit, boundaries.bins), feature);
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  const edge = edgeOf(feature);
  return Array.from({ length: boundaries.valued }, (_, code) => {
    const isInterval = code < boundaries.bins;
    const { lower, upper } = isInterval ? binInterval(boundaries, code) : NO_INTERVAL;
    const interval = isInterval
      ? binLabel(boundaries, code)
      : specialLabel(boundaries.special, code - boundaries.bins);
    const rows = counts?.[code] ?? null;
    return {
      code,
      label: labels?.[code] ?? interval,
      interval,
      lower: edge(lower),
      upper: edge(upper),
      rows,
      share: rows === null || total === 0 ? null : rows / total,
      ...(feature.values !== undefined && { values: valuesOf(feature, code) }),
    };
  });
}

/** The numbers of a code, by name. */
function valuesOf({ values = [] }: Feature, code: number): Record<string, number | null> {
  const numberOf = ({ bins, special }: (typeof values)[number]): number | null =>
    [...bins, ...(special ?? [])][code] ?? null;
  return Object.fromEntries(values.map((list) => [list.name, numberOf(list)]));
}

/** The counts of intervals, then those of special codes if they are recorded. */
function withSpecial(
  counts: readonly number[] | undefined,
  { special = [], fit, baseline }: Feature,
): readonly number[] | undefined {
  const recorded = fit?.['special_counts'] ?? baseline?.special;
  const isWhole = Array.isArray(recorded) && recorded.length === special.length;
  if (counts === undefined || !isWhole) return counts;
  return [...counts, ...recorded.map((count) => (typeof count === 'number' ? count : 0))];
}

/** Formats an edge as the spec writes its boundaries; null for an open edge. */
function edgeOf(feature: Feature): (x: number) => number | string | null {
  const type = featureType(feature);
  return (x) => (Number.isFinite(x) ? (type?.storedBoundary(x) ?? x) : null);
}

/** The features of a spec with their boundaries and bins, as plain data. */
export function specTableJson(spec: Spec): object {
  const features = spec.features.map((feature) => ({
    name: feature.name ?? feature.columns?.join(', ') ?? null,
    columns: feature.columns ?? null,
    output: feature.output,
    boundaries: feature.boundaries.map(edgeOf(feature)),
    bins: specBins(feature, spec),
    ...(feature.by !== undefined && { by: feature.by, else: feature.else, groups: feature.groups }),
    target: targetJson(feature, labelsOf(feature, spec)),
  }));
  return { precision: spec.precision, features };
}

/** The bins of all features as rows of CSV, the header first. */
export function specTableRows(spec: Spec): string[][] {
  const rows = spec.features.flatMap((feature) => {
    const name = featureName(feature);
    const targets = targetRows(feature, labelsOf(feature, spec)) ?? bareRows(feature, spec);
    return targets.map((cells) => [name, ...cells]);
  });
  return [['column', 'bin', ...TARGET_HEADER], ...rows];
}

/** The rows of a feature without a target. */
function bareRows(feature: Feature, spec: Spec): string[][] {
  return specBins(feature, spec).map(({ interval, rows, share }) => {
    const counts = [rows, share].map((number) => (number === null ? '' : String(number)));
    const empty = TARGET_HEADER.slice(4).map(() => '');
    return [interval, 'interval', '', ...counts, ...empty];
  });
}

/** The intervals and special codes of a feature. */
export function labelsOf(feature: Feature, spec: Spec): string[] {
  return specBins(feature, spec).map(({ interval }) => interval);
}
