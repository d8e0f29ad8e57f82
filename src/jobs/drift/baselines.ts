import { DiscretizeError } from '../../core/errors/error.ts';
import { type GroupKey, keyOf } from '../../core/groups/key.ts';
import { totalOf } from '../../drift/counts.ts';
import type { RatedRows } from '../../drift/rates.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { ListBaseline } from '../../spec/baseline/baseline.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import { recordedCounts } from '../../spec/moved.ts';
import type { Feature } from '../../spec/spec.ts';
import type { BinCounts } from './bin-counter.ts';

/** The number of intervals of a feature; with groups, of the longest list. */
export function intervalsOf({ boundaries, groups }: PlannedFeature): number {
  return groups?.bins ?? boundaries.bins;
}

/**
 * The counts of the training data of each feature, as the spec keeps them: the baseline, or the counts in the
 * record of the fit in older specs.
 *
 * @throws DiscretizeError E_SPEC for a feature that has neither
 */
export function baselinesOf(features: readonly PlannedFeature[]): BinCounts[] {
  return features.map((planned) => {
    const { name, boundaries, feature } = planned;
    const { baseline, fit } = feature;
    const bins = baseline?.bins ?? rowsOfFit(feature, boundaries.bins);
    if (bins === undefined) throw noBaseline(name);
    const { missing = 0, invalid = 0 } = baseline ?? fit ?? {};
    const counts = countsOf(planned, { bins, special: baseline?.special, missing });
    const rows = baseline?.rows ?? totalOf(counts) / planned.columns.length;
    const cells = baseline?.weight === undefined ? rows * planned.columns.length : Number.NaN;
    const rated = baseline?.target && ratedOf(counts, baseline.target);
    return { bins: counts, cells, invalid, rated };
  });
}

/**
 * The baselines of groups: for each feature with the same groups, the counts that the spec keeps of the rows of the
 * group; for other features and for unknown groups, the counts of all rows.
 *
 * @param by the columns that make groups, in any order
 * @param all the baseline of each feature
 */
export function groupBaselines(
  features: readonly PlannedFeature[],
  by: readonly string[],
  all: readonly BinCounts[],
): (group: { readonly key: GroupKey }) => readonly BinCounts[] {
  const own = features.map((planned) => {
    const { by: columns = [], groups = [] } = planned.feature;
    const places = columns.map((column) => by.indexOf(column));
    const isSame = columns.length === by.length && !places.includes(-1);
    const known = groups.flatMap(({ key, baseline }) =>
      baseline === undefined || !isSame
        ? []
        : [[keyOf(key), { bins: countsOf(planned, baseline), cells: 0, invalid: 0 }] as const],
    );
    return { places, counts: new Map<string, BinCounts>(known) };
  });
  return ({ key }) =>
    all.map((counts, i) => {
      const { places = [], counts: groups } = own[i] ?? {};
      return groups?.get(keyOf(places.map((place) => key[place] ?? null))) ?? counts;
    });
}

/** The counts of a list by code: intervals, special bins, missing values. */
function countsOf(planned: PlannedFeature, { bins, special, missing }: ListBaseline): number[] {
  const intervals = Array.from({ length: intervalsOf(planned) }, (_, code) => bins[code] ?? 0);
  const codes = special ?? planned.boundaries.special.bins.map(() => 0);
  return [...intervals, ...codes, missing];
}

/** The rows of each bin in the record of older specs; undefined for sums of weights and for counts across groups. */
function rowsOfFit({ by, special, fit }: Feature, bins: number): readonly number[] | undefined {
  const isOfRows = by === undefined && special === undefined && fit?.['weight'] === undefined;
  return isOfRows ? recordedCounts(fit, bins) : undefined;
}

/** The rows of each bin of a baseline, and the sums of their targets. */
function ratedOf(counts: readonly number[], target: BaselineTarget): RatedRows[] {
  const { bins, special = [], missing } = target;
  const codes = Array.from({ length: counts.length - bins.length - 1 }, (_, i) => special[i] ?? 0);
  const sums = [...bins, ...codes, missing];
  return counts.map((rows, code) => ({ rows, sum: sums[code] as number }));
}

function noBaseline(name: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `the spec has no baseline for "${name}"`, {
    expected: 'counts of the training data',
    received: name,
    hint: 'name the training data with --baseline, or fit the spec again: fit keeps the counts',
  });
}
