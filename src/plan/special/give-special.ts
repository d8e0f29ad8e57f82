import { mergeSpecial, type SpecialBins } from '../../core/special/merge-special.ts';
import { withoutTraining } from '../../spec/baseline/baseline.ts';
import { mostBins } from '../../spec/groups/group-checks.ts';
import type { Feature } from '../../spec/spec.ts';
import type { Assigned } from '../assigned.ts';
import type { ExplicitSpecial } from '../read-request.ts';
import { changed } from '../relabel.ts';

const SPECIAL = { what: 'special codes', flag: '--special' };

/**
 * Adds the special codes of a request to those of features: first the codes for some columns, then those for all.
 * Codes for some columns of a feature split it.
 *
 * @throws DiscretizeError E_COLUMNS for codes of a column without bins, E_UNKNOWN_COLUMN
 */
export function giveSpecial(
  features: readonly Assigned[],
  given: readonly ExplicitSpecial[],
  header: readonly string[],
): Assigned[] {
  let all = [...features];
  for (const { columns, bins } of given) {
    if (columns === undefined) continue;
    const change = (feature: Feature): Feature => withSpecial(feature, bins);
    all = changed(all, { columns, change, ...SPECIAL }, header);
  }
  const general = given.filter(({ columns }) => columns === undefined);
  return all.map(({ feature, positions }) => ({
    feature: general.reduce((one, { bins }) => withSpecial(one, bins), feature),
    positions,
  }));
}

/** A feature with more special codes. */
function withSpecial(feature: Feature, bins: SpecialBins): Feature {
  const own = feature.special ?? [];
  const special = mergeSpecial(own, bins);
  if (special === own) return feature;
  const labels = withCodeLabels(feature, special);
  const values = withoutValues(feature, special);
  return withoutTraining({ ...feature, special, labels, ...(feature.values && { values }) });
}

/** The values of bins, with an undefined value for each new bin; undefined if other bins changed. */
function withoutValues(
  { values = [], special: own = [] }: Feature,
  special: SpecialBins,
): Feature['values'] {
  if (own.some((bin, i) => bin !== special[i])) return undefined;
  const added = special.slice(own.length).map(() => null);
  return values.map((list) => ({
    ...list,
    ...(list.special && { special: [...list.special, ...added] }),
  }));
}

/** The labels of bins, with a label for each new bin, which are the last; only if all former bins have labels. */
function withCodeLabels(feature: Feature, special: SpecialBins): Feature['labels'] {
  const { labels, special: own = [] } = feature;
  const valued = mostBins(feature) + own.length;
  const isWhole =
    labels !== undefined && labels.length > mostBins(feature) && labels.length >= valued;
  if (!isWhole || own.some((bin, i) => bin !== special[i])) return labels;
  const added = special.slice(own.length).map((bin) => bin.map(String).join('|'));
  return [...labels.slice(0, valued), ...added, ...labels.slice(valued)];
}
