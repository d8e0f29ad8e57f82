import { type BinSums, P_VALUES } from '../criterion/p-value.ts';
import type { TargetTable } from '../table.ts';
import { type Evidence, evidence, type WoeRule } from '../woe.ts';
import { type Separation, separation } from './separation.ts';

/** The sums of all bins, each in the order of `sumColumnsOf`; special and missing bins may have no rows. */
export interface CountedBins {
  readonly kind: TargetTable['kind'];
  /** The number that the sums of a numeric target are measured from. */
  readonly center: number;
  readonly intervals: readonly BinSums[];
  readonly special: readonly BinSums[];
  readonly missing?: BinSums | undefined;
}

/** A row of the table of bins. */
interface BinRow {
  readonly role: 'interval' | 'special' | 'missing';
  readonly weight: number;
  /** The share of all rows, special and missing ones included. */
  readonly share: number;
  /** The weights of the classes: of events only, if there are two classes; empty for a numeric target. */
  readonly events: readonly number[];
  /** The rates of the same classes; the mean of a numeric target; NaN without rows. */
  readonly rates: readonly number[];
  /** The weight of evidence of the same classes; the distance to the overall mean of a numeric target. */
  readonly woe: readonly number[];
  /** The contribution of the bin to the information value, or to the sum of squares between bins. */
  readonly iv: readonly number[];
  /** True if a zero rule changed the weight of evidence of the bin. */
  readonly isChanged: boolean;
  /**
   * The p-value of the bin and the next interval; undefined for the last interval, and for special and missing bins.
   */
  readonly pOfNext: number | undefined;
}

/** The totals of the table of bins. */
interface BinTotals {
  readonly weight: number;
  readonly events: readonly number[];
  readonly rates: readonly number[];
  /** The information value of each class; the share of the variance between bins (R²) of a numeric target. */
  readonly iv: readonly number[];
  /** The information value without the bins that a zero rule changed. */
  readonly ivUnchanged: readonly number[];
  /** The separation of a target with an event. */
  readonly separation: Separation | undefined;
  /** The shape of the intervals' rates; undefined for a target with several classes. */
  readonly trend: ObservedTrend | undefined;
}

/** The table of bins: the rows and target of each bin, and the totals. */
export interface TargetBinTable {
  readonly rows: readonly BinRow[];
  readonly totals: BinTotals;
}

/** Computes the table of bins. */
export function targetBinTable(bins: CountedBins, rule: WoeRule): TargetBinTable {
  const all = [...bins.intervals, ...bins.special, ...(bins.missing ? [bins.missing] : [])];
  const described = bins.kind === 'continuous' ? means(all, bins.center) : classes(all, bins, rule);
  const weight = totalOf(all, 0);
  const rows = all.map((sums, i): BinRow => {
    const isInterval = i < bins.intervals.length;
    const isMissing = i >= bins.intervals.length + bins.special.length;
    return {
      role: isInterval ? 'interval' : isMissing ? 'missing' : 'special',
      weight: sums[0] ?? 0,
      share: (sums[0] ?? 0) / weight,
      ...described.row(i),
      pOfNext: pOfNext(bins, i),
    };
  });
  const rates = rows.slice(0, bins.intervals.length).map((row) => row.rates[0] ?? Number.NaN);
  const trend = bins.kind === 'classes' ? undefined : observedTrend(rates);
  return { rows, totals: { weight, ...described.totals, trend } };
}

interface Described {
  readonly row: (i: number) => Pick<BinRow, 'events' | 'rates' | 'woe' | 'iv' | 'isChanged'>;
  readonly totals: Omit<BinTotals, 'weight' | 'trend'>;
}

function totalOf(all: readonly BinSums[], column: number): number {
  return all.reduce((sum, sums) => sum + (sums[column] ?? 0), 0);
}

/** The bins of each class against the others; of events only, if there are two classes. */
function classes(all: readonly BinSums[], { kind }: CountedBins, rule: WoeRule): Described {
  const columns = kind === 'binary' ? [1] : [...(all[0] ?? []).keys()].slice(1);
  const weight = totalOf(all, 0);
  const bad = columns.map((column) => all.map((sums) => sums[column] ?? 0));
  const good = bad.map((events) => all.map((sums, i) => (sums[0] ?? 0) - (events[i] as number)));
  const found: Evidence[] = bad.map((events, i) => evidence(good[i] as number[], events, rule));
  const events = columns.map((column) => totalOf(all, column));
  return {
    row: (i) => ({
      events: bad.map((list) => list[i] as number),
      rates: bad.map((list) => (list[i] as number) / (all[i]?.[0] ?? 0)),
      woe: found.map(({ woe }) => woe[i] as number),
      iv: found.map(({ iv }) => iv[i] as number),
      isChanged: found.some(({ isChanged }) => isChanged[i]) && (all[i]?.[0] ?? 0) > 0,
    }),
    totals: {
      events,
      rates: events.map((count) => count / weight),
      iv: found.map(({ total }) => total),
      ivUnchanged: found.map(({ totalUnchanged }) => totalUnchanged),
      separation: kind === 'binary' ? separation(good[0] ?? [], bad[0] ?? []) : undefined,
    },
  };
}

/** The bins of a numeric target, with their means. */
function means(all: readonly BinSums[], center: number): Described {
  const weight = totalOf(all, 0);
  const mean = totalOf(all, 1) / weight;
  const variation = totalOf(all, 2) - weight * mean ** 2;
  const distance = ([inside = 0, sum = 0]: BinSums): number =>
    inside > 0 ? sum / inside - mean : 0;
  const between = all.map((sums) => (sums[0] ?? 0) * distance(sums) ** 2);
  const total = between.reduce((sum, part) => sum + part, 0);
  const r2 = [variation > 0 ? total / variation : 0];
  return {
    row: (i) => {
      const [inside = 0, sum = 0] = all[i] ?? [];
      const woe = [distance(all[i] ?? [])];
      const iv = [between[i] as number];
      return { events: [], rates: [center + sum / inside], woe, iv, isChanged: false };
    },
    totals: {
      events: [],
      rates: [center + mean],
      iv: r2,
      ivUnchanged: r2,
      separation: undefined,
    },
  };
}

function pOfNext({ kind, intervals }: CountedBins, i: number): number | undefined {
  const [own, next] = [intervals[i], intervals[i + 1]];
  return own === undefined || next === undefined ? undefined : P_VALUES[kind](own, next);
}

/** The name of the shape of rates. */
export type ObservedTrend = 'constant' | 'ascending' | 'descending' | 'peak' | 'valley' | 'none';

/** The shape of rates from bin to bin; ties count as either direction. */
export function observedTrend(rates: readonly number[]): ObservedTrend {
  const signs = rates
    .slice(1)
    .map((rate, i) => Math.sign(rate - (rates[i] as number)))
    .filter((sign) => sign !== 0);
  const turns = signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
  const [first] = signs;
  if (first === undefined) return 'constant';
  if (turns > 1) return 'none';
  if (turns === 1) return first > 0 ? 'peak' : 'valley';
  return first > 0 ? 'ascending' : 'descending';
}
