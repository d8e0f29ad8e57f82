import { boundaryText } from '../../core/boundary-text.ts';
import { grouped } from '../../core/errors/grouped.ts';
import { keyText } from '../../core/groups/key.ts';
import { featureBoundaries } from '../../spec/feature-type.ts';
import type { Feature, Spec } from '../../spec/spec.ts';
import { plural } from '../summary.ts';
import { aligned, percent, type TableLimit } from '../table-text.ts';
import { targetLines } from '../target/target-lines.ts';
import { wrap } from '../text-width.ts';
import { describeFeature } from './spec-diff.ts';
import { intervalLabels, type SpecBin, specBins } from './spec-table.ts';

/** The most bins of a feature that are listed, and the most boundaries in its title. */
const MAX_BINS = 30;
const MAX_BOUNDARIES = 12;
const MAX_GROUPS = 20;

/** The significant digits of values of bins. */
const VALUE_DIGITS = 6;

/** The features of a spec as lines of text: for each feature, a title with its boundaries and a line for each bin. */
export function specTableLines(spec: Spec, limit: TableLimit): string[] {
  return spec.features.flatMap((feature) =>
    feature.by === undefined
      ? [
          ...titleLines(`${describeFeature(feature)}: ${boundaryList(feature, spec)}`, limit),
          ...(targetLines(feature, intervalLabels(feature, spec), limit) ??
            binLines(specBins(feature, spec), limit)),
        ]
      : groupedLines(feature, feature.by, spec, limit),
  );
}

function titleLines(title: string, { width }: TableLimit, lead = ''): string[] {
  return wrap(title, width, `${lead}    `, lead);
}

/** A feature with groups: the boundaries of the first groups, then the bins of all rows. */
function groupedLines(
  feature: Feature,
  by: readonly string[],
  spec: Spec,
  limit: TableLimit,
): string[] {
  const { groups = [], else: otherwise } = feature;
  const shown = groupRows(feature, spec, Math.floor(limit.width / 2));
  const more = groups.length - shown.length;
  const whose = otherwise === 'all' ? 'other groups' : 'groups without a list';
  return [
    ...titleLines(
      `${describeFeature(feature)} by ${by.join(', ')}: ${plural(groups.length, 'group')}`,
      limit,
    ),
    ...aligned([['group', 'rows', 'boundaries'], ...shown], [0, 2], limit),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json has all`] : []),
    ...titleLines(`all rows, for ${whose}: ${boundaryList(feature, spec)}`, limit, '  '),
    ...binLines(specBins(feature, spec), { ...limit, width: limit.width - 2 }).map((line) =>
      `  ${line}`.trimEnd(),
    ),
  ];
}

/** The first groups of a feature as rows of a table: key, rows, boundaries. */
function groupRows(feature: Feature, spec: Spec, room: number): string[][] {
  const { groups = [] } = feature;
  return groups
    .slice(0, MAX_GROUPS)
    .map(({ key, boundaries, rows }) => [
      keyText(key),
      rows === undefined ? '' : grouped(rows),
      boundaries === undefined
        ? 'as all rows'
        : boundaryList({ ...feature, boundaries }, spec, room),
    ]);
}

/** The first boundaries of a feature that fit, and the number of the rest. */
function boundaryList(
  feature: Feature,
  { precision }: Spec,
  room = Number.POSITIVE_INFINITY,
): string {
  const boundaries = featureBoundaries(feature, precision);
  const { length } = boundaries.values;
  const most = Math.min(length, MAX_BOUNDARIES);
  const shown = Array.from({ length: most }, (_, i) => boundaryText(boundaries, i));
  const text = (): string => {
    const more = length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`;
  };
  while (shown.length > 1 && text().length > room) shown.pop();
  return text();
}

/** The value of a bin, rounded; JSON has all digits. */
function valueText(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(VALUE_DIGITS)));
}

function binLines(bins: readonly SpecBin[], limit: TableLimit): string[] {
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
    ...aligned([head, ...cells], hasLabels ? [1, 2] : [1], { ...limit, keys: 2 }),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json has all`] : []),
  ];
}
