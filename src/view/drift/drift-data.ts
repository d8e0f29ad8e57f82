import { keyText } from '../../core/groups/key.ts';
import type { DriftView, FeatureDriftView, GroupDriftView, ShareChange } from './drift-view.ts';
import { driftTargetJson, known, RATE_HEADER, rateCells, rateJson } from './rates.ts';

/** The size of a shift, by the rule of thumb for the population stability index. */
export type DriftLevel = 'stable' | 'moderate' | 'large';

const MODERATE = 0.1;
const LARGE = 0.25;

/** The level of an index: 0.1 and more is moderate, 0.25 and more large (Siddiqi, Credit Risk Scorecards). */
export function driftLevel(psi: number): DriftLevel {
  if (psi >= LARGE) return 'large';
  return psi >= MODERATE ? 'moderate' : 'stable';
}

/** The header of {@link driftRows}, without the fields of rates. */
const DRIFT_HEADER: readonly string[] = [
  'feature',
  'bin',
  'label',
  'baseline',
  'new',
  'baseline_share',
  'new_share',
  'psi',
];

/** Compared features as a table with a header, a row for each bin; with the rates if a feature has a target. */
export function driftRows(features: readonly FeatureDriftView[]): string[][] {
  const isRated = features.some(({ target }) => target !== undefined);
  const rows = features.flatMap(({ name, bins, target }) => {
    return bins.map(({ label, before, after, shares, psi }, i) => {
      const code = i === bins.length - 1 ? 'missing' : i;
      const cells = [name, code, label, before, after, shares.before, shares.after, psi];
      return [...cells.map(String), ...(isRated ? rateCells(target, i) : [])];
    });
  });
  return [[...DRIFT_HEADER, ...(isRated ? RATE_HEADER : [])], ...rows];
}

/** The header of {@link groupDriftRows}, without the rate. */
const GROUP_HEADER: readonly string[] = ['group', 'rows', 'feature', 'psi', 'noise'];

/** Compared groups as a table with a header, a row for each group and feature; with the rate if there is a target. */
export function groupDriftRows({ features, groups = [] }: DriftView): string[][] {
  const isRated = groups.some(({ rates = [] }) => rates.some((rate) => rate !== undefined));
  const all = groups.flatMap(({ key, rows, psi, rates }) =>
    psi.map(({ total, noise }, i) => {
      const cells = [keyText(key), rows, features[i]?.name ?? '', total, noise].map(String);
      const rate = rates?.[i] ?? Number.NaN;
      return isRated ? [...cells, Number.isNaN(rate) ? '' : String(rate)] : cells;
    }),
  );
  return [isRated ? [...GROUP_HEADER, 'target'] : [...GROUP_HEADER], ...all];
}

/** A comparison as plain data; numbers that JSON lacks are null. */
export function driftJson({ rows, features, groups }: DriftView): object {
  return {
    rows,
    features: features.map(featureJson),
    ...(groups !== undefined && { groups: groups.map((group) => groupJson(group, features)) }),
  };
}

function featureJson(feature: FeatureDriftView): object {
  const { name, psi, chiSquare, ks, invalid, moved } = feature;
  return {
    feature: name,
    psi: psi.total,
    noise: psi.noise,
    level: driftLevel(psi.total),
    chi_square: { statistic: chiSquare.statistic, freedom: chiSquare.freedom, p: chiSquare.p },
    ks,
    invalid: { baseline: invalid.before, new: invalid.after },
    ...lostJson(feature.lost),
    lacking: psi.lacking,
    moved,
    ...(feature.target !== undefined && { target: driftTargetJson(feature.target) }),
    bins: binsJson(feature),
  };
}

function groupJson(
  { key, rows, psi, rates }: GroupDriftView,
  features: readonly FeatureDriftView[],
): object {
  return {
    group: keyText(key),
    key,
    rows,
    psi: Object.fromEntries(features.map(({ name }, i) => [name, psi[i]?.total])),
    noise: Object.fromEntries(features.map(({ name }, i) => [name, psi[i]?.noise])),
    ...targetsJson(features, rates),
  };
}

/** The shares of missing cells, special codes and invalid cells. */
function lostJson({ missing, special, invalid }: FeatureDriftView['lost']): object {
  const both = ({ before, after }: ShareChange) => ({ baseline: known(before), new: known(after) });
  return {
    missing_share: both(missing),
    ...(special !== undefined && { special_share: both(special) }),
    invalid_share: both(invalid),
  };
}

/** The rates of a group by feature; nothing without a target. */
function targetsJson(
  features: readonly FeatureDriftView[],
  rates: GroupDriftView['rates'] = [],
): object {
  const own = features.flatMap(({ name }, i) => {
    const rate = rates[i];
    return rate === undefined ? [] : [[name, known(rate)] as const];
  });
  return own.length === 0 ? {} : { target: Object.fromEntries(own) };
}

function binsJson({ bins, target }: FeatureDriftView): object[] {
  return bins.map(({ label, before, after, shares, psi }, i) => ({
    label,
    baseline: before,
    new: after,
    baseline_share: shares.before,
    new_share: shares.after,
    psi,
    ...(target?.bins[i] !== undefined && { target: rateJson(target.bins[i]) }),
  }));
}
