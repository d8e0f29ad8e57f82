import { DiscretizeError } from '../core/errors/error.ts';
import { selectColumns } from '../csv/columns/select.ts';
import { withoutTraining } from '../spec/baseline/baseline.ts';
import type { Feature } from '../spec/spec.ts';
import type { Assigned } from './assigned.ts';
import type { BinRequest, ExplicitLabels } from './bin-request.ts';

/** The labels of a request. */
type LabelRequest = Pick<BinRequest, 'labels' | 'labelFormat' | 'labelDigits'>;

/**
 * Sets the labels of a request on features. Labels for some columns of a feature split it; they override labels for
 * all columns. A feature that would write codes writes its new labels.
 *
 * @throws DiscretizeError E_COLUMNS for labels of a column without bins, E_UNKNOWN_COLUMN
 */
export function relabel(
  features: readonly Assigned[],
  request: LabelRequest,
  header: readonly string[],
): Assigned[] {
  const { labels, labelFormat, labelDigits } = request;
  const general = labels.find(({ columns }) => columns === undefined)?.labels;
  let all = features.map(({ feature, positions }) => ({
    feature: general === undefined ? feature : labeled(feature, general),
    positions,
  }));
  for (const given of labels) all = labelColumns(all, given, header);
  return all.map(({ feature, positions }) => ({
    feature: {
      ...(labelFormat === undefined
        ? feature
        : writingLabels({ ...feature, label_format: labelFormat })),
      label_digits: labelDigits ?? feature.label_digits,
    },
    positions,
  }));
}

function labelColumns(
  features: readonly Assigned[],
  { columns, labels }: ExplicitLabels,
  header: readonly string[],
): Assigned[] {
  const change = (feature: Feature): Feature => labeled(feature, labels);
  return columns === undefined
    ? [...features]
    : changed(features, { columns, change, ...LABELS }, header);
}

/** A change of some columns by a flag, with the names of flag and property. */
export interface ColumnChange {
  readonly columns: string;
  readonly change: (feature: Feature) => Feature;
  readonly what: string;
  readonly flag: string;
}

const LABELS = { what: 'labels', flag: '--labels' };

/** Changes the features of some columns; splits features that also have other columns. */
export function changed(
  features: readonly Assigned[],
  { columns, change, what, flag }: ColumnChange,
  header: readonly string[],
): Assigned[] {
  const selected = new Set(selectColumns(columns, header));
  const binned = new Set(features.flatMap(({ positions }) => positions));
  const bare = [...selected].find((position) => !binned.has(position));
  if (bare !== undefined) throw noBins(header[bare] ?? '', what, flag);
  return features.flatMap(({ feature, positions }) => {
    const own = positions.filter((position) => selected.has(position));
    const others = positions.filter((position) => !selected.has(position));
    if (own.length === 0) return [{ feature, positions }];
    if (others.length === 0) return [{ feature: change(feature), positions }];
    const part = withoutTraining(feature);
    return [
      { feature: part, positions: others },
      { feature: { ...change(part), name: undefined }, positions: own },
    ];
  });
}

/** A feature with other labels, without the format of the former labels. */
function labeled(feature: Feature, labels: readonly string[]): Feature {
  return writingLabels({ ...feature, labels, label_format: undefined });
}

function writingLabels(feature: Feature): Feature {
  return feature.output === 'int' ? { ...feature, output: 'label' } : feature;
}

function noBins(name: string, what: string, flag: string): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `column "${name}" has ${what} but no bins`, {
    received: name,
    hint: `add boundaries: -b ${name}=LIST; or remove its ${flag}`,
  });
}
