import { binInterval, binLabel } from '../../core/bin.ts';
import type { Boundaries } from '../../core/boundaries.ts';
import { depth } from '../../core/missing.ts';
import { specialLabel } from '../../core/special/special-codes.ts';
import { featureBoundaries, featureType } from '../../spec/feature-type.ts';
import { recordedCounts } from '../../spec/moved.ts';
import type { Feature, Spec } from '../../spec/spec.ts';
import { TARGET_HEADER, targetJson, targetRows } from '../target/target-data.ts';
import { featureName } from './spec-diff.ts';

/** The kind of values in a bin: values of an interval, special codes, or missing values. */
type BinRole = 'interval' | 'special' | 'missing';

/** One bin of a feature. */
export interface SpecBin {
  readonly code: number;
  readonly role: BinRole;
  readonly label: string;
  readonly interval: string;
  /** The bin's edges; null if it is open. */
  readonly lower: number | string | null;
  readonly upper: number | string | null;
  /** The values of the training data in the bin, and their share; null if the spec does not record them. */
  readonly rows: number | null;
  readonly share: number | null;
  /** The values of the bin, by name. */
  readonly values?: Readonly<Record<string, number | null>>;
}

/** The edges for bins of special codes and missing values, which have no interval. */
const NO_INTERVAL = { lower: Number.NaN, upper: Number.NaN };

/** The bins of a feature in order. */
export function specBins(
  feature: Feature,
  { precision, missing }: Pick<Spec, 'precision' | 'missing'>,
): SpecBin[] {
  const { labels, fit } = feature;
  const boundaries = featureBoundaries(feature, precision);
  const { bins, valued } = boundaries;
  const counts = withOthers(recordedCounts(fit, bins), feature, missing);
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  const edge = edgeOf(feature);
  return Array.from({ length: depth(missing, valued) }, (_, code) => {
    const { lower, upper } = code < bins ? binInterval(boundaries, code) : NO_INTERVAL;
    const interval = intervalOf(boundaries, code);
    const rows = counts?.[code] ?? null;
    return {
      code,
      role: roleOf(boundaries, code),
      label: labels?.[code] ?? interval,
      interval,
      lower: edge(lower),
      upper: edge(upper),
      rows,
      share: rows === null || total === 0 ? null : rows / total,
      ...(feature.values !== undefined && { values: valuesOf(feature, boundaries, code) }),
    };
  });
}

function roleOf({ bins, valued }: Boundaries, code: number): BinRole {
  if (code < bins) return 'interval';
  return code < valued ? 'special' : 'missing';
}

/** The interval of a bin; the special codes, or `missing`, for other bins. */
function intervalOf(boundaries: Boundaries, code: number): string {
  const { bins, special } = boundaries;
  const role = roleOf(boundaries, code);
  if (role === 'interval') return binLabel(boundaries, code);
  return role === 'special' ? specialLabel(special, code - bins) : role;
}

/** The values of a bin, by name. */
function valuesOf(
  { values = [] }: Feature,
  { valued }: Boundaries,
  code: number,
): Record<string, number | null> {
  const numberOf = ({ bins, special, missing }: (typeof values)[number]): number | null =>
    (code < valued ? [...bins, ...(special ?? [])][code] : missing) ?? null;
  return Object.fromEntries(values.map((list) => [list.name, numberOf(list)]));
}

/** The counts of intervals, special codes, and missing values with a bin; special codes only if they are recorded. */
function withOthers(
  counts: readonly number[] | undefined,
  { special = [], fit, baseline }: Feature,
  missing: Spec['missing'],
): readonly number[] | undefined {
  const recorded = special.length === 0 ? [] : (fit?.['special_counts'] ?? baseline?.special);
  const isWhole = Array.isArray(recorded) && recorded.length === special.length;
  if (counts === undefined || !isWhole) return counts;
  const codes = recorded.map((count) => (typeof count === 'number' ? count : 0));
  const without = missing === 'own' ? baseline?.missing : undefined;
  return [...counts, ...codes, ...(without === undefined ? [] : [without])];
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
    target: targetJson(feature, intervalLabels(feature, spec)),
  }));
  return { precision: spec.precision, features };
}

/** The bins of all features as rows of CSV, the header first. */
export function specTableRows(spec: Spec): string[][] {
  const rows = spec.features.flatMap((feature) => {
    const name = featureName(feature);
    const targets = targetRows(feature, intervalLabels(feature, spec)) ?? bareRows(feature, spec);
    return targets.map((cells) => [name, ...cells]);
  });
  return [['column', 'bin', ...TARGET_HEADER], ...rows];
}

/** The rows of a feature without a target. */
function bareRows(feature: Feature, spec: Spec): string[][] {
  return specBins(feature, spec).map(({ interval, role, rows, share }) => {
    const counts = [rows, share].map((number) => (number === null ? '' : String(number)));
    const empty = TARGET_HEADER.slice(4).map(() => '');
    return [interval, role, '', ...counts, ...empty];
  });
}

/** The intervals and special codes of a feature, without missing values. */
export function intervalLabels(feature: Feature, { precision }: Pick<Spec, 'precision'>): string[] {
  const boundaries = featureBoundaries(feature, precision);
  return Array.from({ length: boundaries.valued }, (_, code) => intervalOf(boundaries, code));
}
