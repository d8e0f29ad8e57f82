import { DiscretizeError } from '../core/errors/error.ts';
import { selectColumns } from '../csv/columns/select.ts';
import type { Feature } from '../spec/spec.ts';
import type { Assigned } from './assigned.ts';
import type { BinRequest, GivenLabels } from './bin-request.ts';

/** What a request says of labels. */
type LabelRequest = Pick<BinRequest, 'labels' | 'labelFormat' | 'labelDigits'>;

/**
 * Gives features the labels that the request names. Labels for some columns of a feature make a feature of
 * these columns; they win over labels for all columns. A feature that would write codes writes its new labels.
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
  { columns, labels }: GivenLabels,
  header: readonly string[],
): Assigned[] {
  if (columns === undefined) return [...features];
  const wanted = new Set(selectColumns(columns, header));
  const binned = new Set(features.flatMap(({ positions }) => positions));
  const bare = [...wanted].find((position) => !binned.has(position));
  if (bare !== undefined) throw noBins(header[bare] ?? '');
  return features.flatMap(({ feature, positions }) => {
    const own = positions.filter((position) => wanted.has(position));
    const others = positions.filter((position) => !wanted.has(position));
    if (own.length === 0) return [{ feature, positions }];
    const relabeled = labeled(feature, labels);
    if (others.length === 0) return [{ feature: relabeled, positions }];
    return [
      { feature, positions: others },
      { feature: { ...relabeled, name: undefined }, positions: own },
    ];
  });
}

/** A feature with other labels, which a format for the old ones would hide. */
function labeled(feature: Feature, labels: readonly string[]): Feature {
  return writingLabels({ ...feature, labels, label_format: undefined });
}

function writingLabels(feature: Feature): Feature {
  return feature.output === 'int' ? { ...feature, output: 'label' } : feature;
}

function noBins(name: string): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `column "${name}" has labels but no bins`, {
    received: name,
    hint: `add boundaries: -b ${name}=LIST; or remove its --labels`,
  });
}
