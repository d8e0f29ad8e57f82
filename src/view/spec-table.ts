import { binInterval, binLabel } from '../core/bin.ts';
import { boundaryText } from '../core/boundary-text.ts';
import { keyText } from '../core/groups/key.ts';
import { specialLabel } from '../core/special/special-codes.ts';
import { featureBoundaries, featureType } from '../spec/feature-type.ts';
import { recordedCounts } from '../spec/moved.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { describeFeature, featureName } from './spec-diff.ts';
import { plural } from './summary.ts';
import { aligned, grouped, percent } from './table-text.ts';
import { TARGET_HEADER, targetJson, targetRows } from './target/target-data.ts';
import { targetLines } from './target/target-lines.ts';

/** The most bins of a feature that are listed, and the most boundaries in its title. */
const MAX_BINS = 30;
const MAX_BOUNDARIES = 12;
const MAX_GROUPS = 20;

/** The significant digits of values of bins. */
const VALUE_DIGITS = 6;

/** One bin of a feature. */
interface SpecBin {
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
function specBins(feature: Feature, { precision }: Pick<Spec, 'precision'>): SpecBin[] {
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

/** The features of a spec as lines of text: for each a title with its boundaries, and a line for each bin. */
export function specTableLines(spec: Spec): string[] {
  return spec.features.flatMap((feature) =>
    feature.by === undefined
      ? [
          `${describeFeature(feature)}: ${boundaryList(feature, spec)}`,
          ...(targetLines(feature, labelsOf(feature, spec)) ?? binLines(specBins(feature, spec))),
        ]
      : groupedLines(feature, feature.by, spec),
  );
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

function labelsOf(feature: Feature, spec: Spec): string[] {
  return specBins(feature, spec).map(({ interval }) => interval);
}

/** A feature with groups: the boundaries of the first ones, then the list of all rows. */
function groupedLines(feature: Feature, by: readonly string[], spec: Spec): string[] {
  const { groups = [], else: otherwise } = feature;
  const shown = groups
    .slice(0, MAX_GROUPS)
    .map(({ key, boundaries, rows }) => [
      keyText(key),
      rows === undefined ? '' : grouped(rows),
      boundaries === undefined ? 'as all rows' : boundaryList({ ...feature, boundaries }, spec),
    ]);
  const more = groups.length - shown.length;
  const whose = otherwise === 'all' ? 'other groups' : 'groups without a list';
  return [
    `${describeFeature(feature)} by ${by.join(', ')}: ${plural(groups.length, 'group')}`,
    ...aligned([['group', 'rows', 'boundaries'], ...shown], [0, 2]),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json has all`] : []),
    `  all rows, for ${whose}: ${boundaryList(feature, spec)}`,
    ...binLines(specBins(feature, spec)).map((line) => `  ${line}`),
  ];
}

function boundaryList(feature: Feature, { precision }: Spec): string {
  const boundaries = featureBoundaries(feature, precision);
  const { length } = boundaries.values;
  const shown = Array.from({ length: Math.min(length, MAX_BOUNDARIES) }, (_, i) =>
    boundaryText(boundaries, i),
  );
  const more = length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`;
}

/** A number of a bin for people, rounded; data have all digits. */
function valueText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(VALUE_DIGITS)));
}

function binLines(bins: readonly SpecBin[]): string[] {
  const shown = bins.slice(0, MAX_BINS);
  const hasRows = shown.some(({ rows }) => rows !== null);
  const hasLabels = shown.some(({ label, interval }) => label !== interval);
  const labels = (label: string): string[] => (hasLabels ? [label] : []);
  const names = Object.keys(shown[0]?.values ?? {});
  const head = ['code', 'bin', ...labels('label'), ...(hasRows ? ['rows', 'share'] : []), ...names];
  const cells = shown.map(({ code, label, interval, rows, share, values }) => [
    String(code),
    interval,
    ...labels(label),
    ...(hasRows ? [rows === null ? '' : grouped(rows), share === null ? '' : percent(share)] : []),
    ...names.map((name) => valueText(values?.[name] ?? null)),
  ]);
  const more = bins.length - shown.length;
  return [
    ...aligned([head, ...cells], hasLabels ? [1, 2] : [1]),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json has all`] : []),
  ];
}
