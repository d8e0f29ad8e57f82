import { DiscretizeError } from '../../core/errors/error.ts';
import { movedBins } from '../../drift/moved.ts';
import { PSI_RULES, type Psi, psi } from '../../drift/psi.ts';
import { type CountTest, chiSquareTest, ksOnBins } from '../../drift/tests.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { recordedCounts } from '../../spec/moved.ts';
import type { BinCounts, TableCounts } from './count-bins.ts';
import type { GroupCounts } from './count-groups.ts';

/** The programs whose rule for bins that one side lacks may be asked for. */
export type PsiRuleName = keyof typeof PSI_RULES;

/** A bin of a feature, before and after. */
interface DriftBin {
  readonly label: string;
  /** The values in the baseline, and in the new data. */
  readonly before: number;
  readonly after: number;
  /** What the bin adds to the index. */
  readonly psi: number;
}

/** How far a feature's values have moved away from its baseline. */
export interface FeatureDrift {
  readonly name: string;
  /** The bins from the lowest to the highest, and last the missing cells. */
  readonly bins: readonly DriftBin[];
  readonly psi: Psi;
  readonly chiSquare: CountTest;
  /** The Kolmogorov-Smirnov distance on the bins, without missing cells. */
  readonly ks: number;
  /** The indices of the bins by how far their shares moved; those that stayed are left out. */
  readonly moved: readonly number[];
  /** The cells that are no number. */
  readonly invalid: { readonly before: number; readonly after: number };
}

/** The index of each feature for the rows of a group. */
export interface GroupDrift {
  readonly group: string;
  readonly rows: number;
  readonly psi: readonly Psi[];
}

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
    return { bins: [...bins, missing], invalid };
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
      hint: 'name the columns that both files have with -c',
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
): FeatureDrift[] {
  return features.map(({ name, bins }, i) => {
    const [before, after] = [baselines[i], counts[i]] as [BinCounts, BinCounts];
    return driftOf(name, before, after, { label: bins.label, rule });
  });
}

function driftOf(
  name: string,
  before: BinCounts,
  after: BinCounts,
  { label, rule }: { readonly label: (code: number) => string; readonly rule: PsiRuleName },
): FeatureDrift {
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
    ks: ksOnBins(before.bins.slice(0, -1), after.bins.slice(0, -1)),
    moved: movedBins(before.bins, after.bins).map(({ bin }) => bin),
    invalid: { before: before.invalid, after: after.invalid },
  };
}

/** The index of each feature in each group. */
export function compareGroups(
  groups: readonly GroupCounts[],
  baselines: readonly BinCounts[],
  rule: PsiRuleName,
): GroupDrift[] {
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
