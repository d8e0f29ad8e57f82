import { binInterval, binLabel } from '../core/bin.ts';
import { Boundaries } from '../core/boundaries.ts';
import { shortest } from '../core/shortest.ts';
import { recordedCounts } from '../spec/moved.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { describeFeature, featureName } from './spec-diff.ts';
import { aligned, grouped, percent } from './table-text.ts';
import { TARGET_HEADER, targetJson, targetRows } from './target/target-data.ts';
import { targetLines } from './target/target-lines.ts';

/** At most this many bins of a feature, and boundaries in its title, are listed. */
const MAX_BINS = 30;
const MAX_BOUNDARIES = 12;

/** One bin of a feature. */
interface SpecBin {
  readonly code: number;
  readonly label: string;
  readonly interval: string;
  /** The bin's edges; null where it is open. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** The values of the training data in the bin, and their share; null if the spec does not record them. */
  readonly rows: number | null;
  readonly share: number | null;
}

/** The bins of a feature in order; without one for missing values. */
function specBins(feature: Feature, { precision }: Pick<Spec, 'precision'>): SpecBin[] {
  const { closed, outside, labels, fit } = feature;
  const boundaries = Boundaries.of(feature.boundaries, { precision, closed, outside });
  const counts = recordedCounts(fit, boundaries.bins);
  const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  return Array.from({ length: boundaries.bins }, (_, code) => {
    const { lower, upper } = binInterval(boundaries, code);
    const rows = counts?.[code] ?? null;
    return {
      code,
      label: labels?.[code] ?? binLabel(boundaries, code),
      interval: binLabel(boundaries, code),
      lower: Number.isFinite(lower) ? lower : null,
      upper: Number.isFinite(upper) ? upper : null,
      rows,
      share: rows === null || total === 0 ? null : rows / total,
    };
  });
}

/** The features of a spec with their boundaries and bins, as plain data. */
export function specTableJson(spec: Spec): object {
  const features = spec.features.map((feature) => ({
    name: feature.name ?? feature.columns?.join(', ') ?? null,
    columns: feature.columns ?? null,
    output: feature.output,
    boundaries: feature.boundaries,
    bins: specBins(feature, spec),
    target: targetJson(feature, labelsOf(feature, spec)),
  }));
  return { precision: spec.precision, features };
}

/** The same as lines of text: for each feature a title with its boundaries, and a line for each bin. */
export function specTableLines(spec: Spec): string[] {
  return spec.features.flatMap((feature) => [
    `${describeFeature(feature)}: ${boundaryList(feature, spec)}`,
    ...(targetLines(feature, labelsOf(feature, spec)) ?? binLines(specBins(feature, spec))),
  ]);
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

function boundaryList({ boundaries }: Feature, { precision }: Spec): string {
  const round = precision === 'float32' ? Math.fround : Number;
  const shown = boundaries.slice(0, MAX_BOUNDARIES).map((x) => shortest(round(x), precision));
  const more = boundaries.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`;
}

function binLines(bins: readonly SpecBin[]): string[] {
  const shown = bins.slice(0, MAX_BINS);
  const hasRows = shown.some(({ rows }) => rows !== null);
  const hasLabels = shown.some(({ label, interval }) => label !== interval);
  const labels = (label: string): string[] => (hasLabels ? [label] : []);
  const head = ['code', 'bin', ...labels('label'), ...(hasRows ? ['rows', 'share'] : [])];
  const cells = shown.map(({ code, label, interval, rows, share }) => [
    String(code),
    interval,
    ...labels(label),
    ...(hasRows ? [rows === null ? '' : grouped(rows), share === null ? '' : percent(share)] : []),
  ]);
  const more = bins.length - shown.length;
  return [
    ...aligned([head, ...cells], ['bin', 'label']),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json has all`] : []),
  ];
}
