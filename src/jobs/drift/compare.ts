import { DiscretizeError } from '../../core/errors/error.ts';
import { movedBins, sharesOf, totalOf } from '../../drift/counts.ts';
import { PSI_RULES, type Psi, psi } from '../../drift/psi.ts';
import { allRows, rateChanges } from '../../drift/rates.ts';
import { chiSquareTest, ksOnBins } from '../../drift/tests.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import type { FeatureDriftView, GroupDriftView, ShareChange } from '../../view/drift/drift-view.ts';
import { intervalsOf } from './baselines.ts';
import type { BinCounts } from './bin-counter.ts';
import type { TableCounts } from './count-bins.ts';
import type { GroupCounts } from './group-counter.ts';

/** A program whose rule for empty bins can be used. */
export type PsiRuleName = keyof typeof PSI_RULES;

/**
 * The counts of another table for each feature of a first table.
 *
 * @throws DiscretizeError E_COLUMNS for a feature that the other table lacks
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
 * @param baselines the counts of each feature; as many as `counts`
 * @param rule the program whose rule holds for bins that one side lacks
 */
export function compareCounts(
  { features, counts }: TableCounts,
  baselines: readonly BinCounts[],
  rule: PsiRuleName,
): FeatureDriftView[] {
  return features.map((planned, i) => {
    const [before, after] = [baselines[i], counts[i]] as [BinCounts, BinCounts];
    const { name, bins, feature } = planned;
    const { target } = feature.baseline ?? {};
    const intervals = intervalsOf(planned);
    return driftOf(name, before, after, { label: bins.label, rule, intervals, target });
  });
}

/** The settings for the comparison of a feature. */
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
  return {
    name,
    bins: binsOf(before, after, index, label),
    psi: index,
    chiSquare: chiSquareTest(before.bins, after.bins),
    ks: ksOnBins(before.bins.slice(0, intervals), after.bins.slice(0, intervals)),
    moved: movedBins(before.bins, after.bins).map(({ bin }) => bin),
    lost: lostShares(before, after, intervals),
    invalid: { before: before.invalid, after: after.invalid },
    target: targetOf(before, after, target),
  };
}

/** The bins of a feature with their counts, shares, and contributions to the index. */
function binsOf(
  before: BinCounts,
  after: BinCounts,
  index: Psi,
  label: DriftContext['label'],
): FeatureDriftView['bins'] {
  const last = before.bins.length - 1;
  const [from, to] = [sharesOf(before.bins), sharesOf(after.bins)];
  return before.bins.map((count, code) => ({
    label: code === last ? 'missing' : label(code),
    before: count,
    after: after.bins[code] as number,
    shares: { before: from[code] as number, after: to[code] as number },
    psi: index.bins[code] as number,
  }));
}

/** The shares of cells outside the intervals: missing, special, and invalid ones. */
function lostShares(
  before: BinCounts,
  after: BinCounts,
  intervals: number,
): FeatureDriftView['lost'] {
  const both = (of: (counts: BinCounts) => number): ShareChange => {
    return { before: of(before), after: of(after) };
  };
  const shareIn = (bins: readonly number[], from: number, to?: number): number =>
    totalOf(sharesOf(bins).slice(from, to));
  const hasSpecial = before.bins.length > intervals + 1;
  return {
    missing: both(({ bins }) => shareIn(bins, -1)),
    special: hasSpecial ? both(({ bins }) => shareIn(bins, intervals, -1)) : undefined,
    invalid: both(({ cells, invalid }) => (cells === 0 ? 0 : invalid / cells)),
  };
}

/** The changes of rates; undefined unless both sides have a target. */
function targetOf(
  { rated: before }: BinCounts,
  { rated: after, invalidTargets: invalid = 0 }: BinCounts,
  target: BaselineTarget | undefined,
): FeatureDriftView['target'] {
  if (target === undefined || before === undefined || after === undefined) return undefined;
  const { column, event } = target;
  return { column, event, invalid, ...rateChanges(before, after, event !== undefined) };
}

/**
 * The population stability index of each feature in each group.
 *
 * @param baselines returns the counts that the rows of a group are compared with
 */
export function compareGroups(
  groups: readonly GroupCounts[],
  baselines: (group: GroupCounts) => readonly BinCounts[],
  rule: PsiRuleName,
): GroupDriftView[] {
  return groups.map((group) => {
    const { key, rows, counts } = group;
    const before = baselines(group);
    const indices = counts.map(({ bins }, i) => psi(before[i]?.bins ?? [], bins, PSI_RULES[rule]));
    return { key, rows, psi: indices, rates: counts.map(({ rated }) => rateOf(rated)) };
  });
}

/** The rate of all rows; undefined without a target. */
function rateOf(rated: BinCounts['rated']): number | undefined {
  if (rated === undefined) return undefined;
  const { sum, rows } = allRows(rated);
  return sum / rows;
}
