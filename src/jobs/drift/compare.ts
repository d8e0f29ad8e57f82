import { DiscretizeError } from '../../core/errors/error.ts';
import { movedBins } from '../../drift/moved.ts';
import { PSI_RULES, psi } from '../../drift/psi.ts';
import { type RatedRows, rateChanges } from '../../drift/rates.ts';
import { chiSquareTest, ksOnBins } from '../../drift/tests.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import { recordedCounts } from '../../spec/moved.ts';
import type { Feature } from '../../spec/spec.ts';
import type { FeatureDriftView, GroupDriftView } from '../../view/drift/drift-view.ts';
import type { BinCounts, TableCounts } from './count-bins.ts';
import type { GroupCounts } from './count-groups.ts';

/** The programs whose rule for empty bins can be used. */
export type PsiRuleName = keyof typeof PSI_RULES;

/**
 * The counts that the spec keeps of each feature's training data: its baseline, or the counts that older
 * specs record.
 *
 * @throws DiscretizeError E_SPEC for a feature without either
 */
export function baselineOf(features: readonly PlannedFeature[]): BinCounts[] {
  return features.map(({ name, boundaries, feature }) => {
    const { baseline, fit } = feature;
    const bins = baseline?.bins ?? rowsOfFit(feature, boundaries.bins);
    if (bins === undefined) throw noBaseline(name);
    const { missing = 0, invalid = 0 } = baseline ?? fit ?? {};
    const special = baseline?.special ?? Array.from(boundaries.special.bins, () => 0);
    const counts = [...bins, ...special, missing];
    return { bins: counts, invalid, rated: baseline?.target && ratedOf(counts, baseline.target) };
  });
}

/** The rows of each bin that older specs record; undefined for sums of weights and for counts across groups. */
function rowsOfFit({ by, special, fit }: Feature, bins: number): readonly number[] | undefined {
  const isOfRows = by === undefined && special === undefined && fit?.['weight'] === undefined;
  return isOfRows ? recordedCounts(fit, bins) : undefined;
}

/**
 * The counts of another table, for the features of a first one.
 *
 * @throws DiscretizeError E_COLUMNS for a feature that it does not have
 */
export function countsFor(
  features: readonly PlannedFeature[],
  { features: others, counts }: TableCounts,
): BinCounts[] {
  return features.map(({ name }) => {
    const found = counts[others.findIndex((other) => other.name === name)];
    if (found !== undefined) return found;
    throw new DiscretizeError('E_COLUMNS', `the baseline has no column "${name}"`, {
      received: name,
      hint: 'select the columns that both files have: -c NAME',
    });
  });
}

/**
 * Compares the counts of features with their baselines.
 *
 * @param baselines for each feature its counts; as many as `counts`
 * @param rule whose rule holds for bins that one side lacks
 */
export function compareCounts(
  { features, counts }: TableCounts,
  baselines: readonly BinCounts[],
  rule: PsiRuleName,
): FeatureDriftView[] {
  return features.map(({ name, bins, feature, boundaries: { bins: intervals } }, i) => {
    const [before, after] = [baselines[i], counts[i]] as [BinCounts, BinCounts];
    const { target } = feature.baseline ?? {};
    return driftOf(name, before, after, { label: bins.label, rule, intervals, target });
  });
}

/** The rows and targets of each bin of a baseline. */
function ratedOf(counts: readonly number[], target: BaselineTarget): RatedRows[] {
  const { bins, special = [], missing } = target;
  const codes = Array.from({ length: counts.length - bins.length - 1 }, (_, i) => special[i] ?? 0);
  const sums = [...bins, ...codes, missing];
  return counts.map((rows, code) => ({ rows, sum: sums[code] as number }));
}

/** The rules by which counts are compared. */
interface DriftContext {
  readonly label: (code: number) => string;
  readonly rule: PsiRuleName;
  readonly intervals: number;
  readonly target: BaselineTarget | undefined;
}

function driftOf(
  name: string,
  before: BinCounts,
  after: BinCounts,
  { label, rule, intervals, target }: DriftContext,
): FeatureDriftView {
  const index = psi(before.bins, after.bins, PSI_RULES[rule]);
  const last = before.bins.length - 1;
  const bins = before.bins.map((count, code) => ({
    label: code === last ? 'missing' : label(code),
    before: count,
    after: after.bins[code] as number,
    psi: index.bins[code] as number,
  }));
  return {
    name,
    bins,
    psi: index,
    chiSquare: chiSquareTest(before.bins, after.bins),
    ks: ksOnBins(before.bins.slice(0, intervals), after.bins.slice(0, intervals)),
    moved: movedBins(before.bins, after.bins).map(({ bin }) => bin),
    invalid: { before: before.invalid, after: after.invalid },
    target: targetOf(before, after, target),
  };
}

/** How rates have changed, if both sides have a target. */
function targetOf(
  { rated: before }: BinCounts,
  { rated: after }: BinCounts,
  target: BaselineTarget | undefined,
): FeatureDriftView['target'] {
  if (target === undefined || before === undefined || after === undefined) return undefined;
  const { column, event } = target;
  return { column, event, ...rateChanges(before, after, event !== undefined) };
}

/** The index of each feature in each group. */
export function compareGroups(
  groups: readonly GroupCounts[],
  baselines: readonly BinCounts[],
  rule: PsiRuleName,
): GroupDriftView[] {
  return groups.map(({ group, rows, bins, rated }) => {
    const indices = bins.map((own, i) => {
      const { bins: before = [] } = baselines[i] ?? {};
      return psi(before, own, PSI_RULES[rule]);
    });
    return { group, rows, psi: indices, rates: rated.map(rateOf) };
  });
}

/** The rate of all rows; undefined without a target. */
function rateOf(rated: BinCounts['rated']): number | undefined {
  if (rated === undefined) return undefined;
  const [sum, rows] = [rated.map((bin) => bin.sum), rated.map((bin) => bin.rows)].map((numbers) =>
    numbers.reduce((total, number) => total + number, 0),
  ) as [number, number];
  return sum / rows;
}

function noBaseline(name: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `the spec has no baseline for "${name}"`, {
    expected: 'counts of the training data',
    received: name,
    hint: 'name the training data with --baseline, or fit the spec again: fit keeps the counts',
  });
}
