/** The separation of events from the other rows by bins. */
export interface Separation {
  /** The Gini coefficient of the event rates: 2 AUC - 1. */
  readonly gini: number;
  /** The Kolmogorov-Smirnov statistic, with the bins in the order given, as in optbinning. */
  readonly ks: number;
}

/**
 * The Gini coefficient and the KS statistic of bins.
 *
 * @param good the weight of the other class in each bin
 * @param bad the weight of events in each bin
 */
export function separation(good: readonly number[], bad: readonly number[]): Separation {
  const shares = bad.map((events, i): Shares => {
    const others = good[i] as number;
    return {
      p: events / totalOf(bad),
      q: others / totalOf(good),
      rate: events / (events + others),
    };
  });
  return { gini: giniOf(shares.filter(({ rate }) => !Number.isNaN(rate))), ks: ksOf(shares) };
}

/** A bin's shares of all events and of all other rows, and its event rate. */
interface Shares {
  readonly p: number;
  readonly q: number;
  readonly rate: number;
}

function giniOf(shares: readonly Shares[]): number {
  let [before, area] = [0, 0];
  for (const { p, q } of shares.toSorted((a, b) => a.rate - b.rate)) {
    area += p * (2 * before + q);
    before += q;
  }
  return area - 1;
}

function ksOf(shares: readonly Shares[]): number {
  let [distance, greatest] = [0, 0];
  for (const { p, q } of shares) {
    distance += p - q;
    greatest = Math.max(greatest, Math.abs(distance));
  }
  return greatest;
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
