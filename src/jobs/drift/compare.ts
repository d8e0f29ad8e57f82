import { DiscretizeError } from '../../core/errors/error.ts';
import { movedBins } from '../../drift/moved.ts';
import { PSI_RULES, psi } from '../../drift/psi.ts';
import { chiSquareTest, ksOnBins } from '../../drift/tests.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { recordedCounts } from '../../spec/moved.ts';
import type { FeatureDriftView, GroupDriftView } from '../../view/drift/drift-data.ts';
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
  return features.map(({ name, boundaries, feature: { baseline, fit } }) => {
    const bins = baseline?.bins ?? recordedCounts(fit, boundaries.bins);
    if (bins === undefined) throw noBaseline(name);
    const { missing = 0, invalid = 0 } = baseline ?? fit ?? {};
    const special = baseline?.special ?? Array.from(boundaries.special.bins, () => 0);
    return { bins: [...bins, ...special, missing], invalid };
  });
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
  return features.map(({ name, bins, boundaries: { bins: intervals } }, i) => {
    const [before, after] = [baselines[i], counts[i]] as [BinCounts, BinCounts];
    return driftOf(name, before, after, { label: bins.label, rule, intervals });
  });
}

/** The rules by which counts are compared. */
interface DriftContext {
  readonly label: (code: number) => string;
  readonly rule: PsiRuleName;
  readonly intervals: number;
}

function driftOf(
  name: string,
  before: BinCounts,
  after: BinCounts,
  { label, rule, intervals }: DriftContext,
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
  };
}

/** The index of each feature in each group. */
export function compareGroups(
  groups: readonly GroupCounts[],
  baselines: readonly BinCounts[],
  rule: PsiRuleName,
): GroupDriftView[] {
  return groups.map(({ group, rows, bins }) => {
    const indices = bins.map((own, i) => {
      const { bins: before = [] } = baselines[i] ?? {};
      return psi(before, own, PSI_RULES[rule]);
    });
    return { group, rows, psi: indices };
  });
}

function noBaseline(name: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `the spec has no baseline for "${name}"`, {
    expected: 'counts of the training data',
    received: name,
    hint: 'name the training data with --baseline, or fit the spec again: fit keeps the counts',
  });
}
