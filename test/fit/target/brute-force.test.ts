import { describe, expect, test } from 'vitest';
import { aggregate, type TargetKind } from '../../../src/fit/target/aggregate.ts';
import { learnWithTarget } from '../../../src/fit/target/learn.ts';
import type { Objective, Shape } from '../../../src/fit/target/options.ts';
import { normalTwoSided } from '../../../src/probability/normal.ts';

const SHAPES: readonly Shape[] = [
  'none',
  'ascending',
  'descending',
  'peak',
  'valley',
  'convex',
  'concave',
];

const OBJECTIVES: readonly Objective[] = [
  'iv',
  'likelihood',
  'gini',
  'js',
  'hellinger',
  'triangular',
  'ss',
];

interface Case {
  readonly x: number[];
  readonly y: number[];
  readonly kind: 'binary' | 'continuous' | 'classes';
  readonly objective: Objective;
  readonly trend: Shape;
  readonly bins: number;
  readonly minBins: number;
  readonly minRows: number;
  readonly maxRows: number;
  readonly minEvents: number;
  readonly minDifference: number;
  readonly maxP: number;
  readonly penalty: number;
  readonly fixed: readonly number[];
}

/** A generator of random numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function caseOf(seed: number): Case {
  const random = randomOf(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)] as T;
  const kind = pick(['binary', 'binary', 'continuous', 'classes'] as const);
  const distinct = 1 + whole(8);
  const x = Array.from({ length: 6 + whole(40) }, () => whole(distinct));
  const levels = Array.from({ length: distinct }, random);
  const yOf = (value: number): number => {
    if (kind === 'continuous')
      return Math.round((10 * (levels[value] as number) + whole(5)) * 4) / 4;
    if (kind === 'classes') return whole(3);
    return random() < (levels[value] as number) ? 1 : 0;
  };
  const objective = kind === 'continuous' ? 'ss' : pick(OBJECTIVES);
  const sometimes = (value: number, otherwise: number): number =>
    random() < 0.3 ? value : otherwise;
  const bins = 1 + whole(6);
  return {
    x,
    y: x.map(yOf),
    kind,
    objective: kind === 'classes' && objective === 'ss' ? 'gini' : objective,
    trend: pick(SHAPES),
    bins,
    minBins: sometimes(Math.min(2, bins), 1),
    minRows: sometimes(1 + whole(8), 0),
    maxRows: sometimes(8 + whole(20), Number.POSITIVE_INFINITY),
    minEvents: pick([0, 1, 2]),
    minDifference: sometimes(kind === 'continuous' ? 1 : 0.1, 0),
    maxP: kind === 'binary' ? sometimes(0.3, 1) : 1,
    penalty: sometimes(random() / 10, 0),
    fixed: random() < 0.15 ? [1] : [],
  };
}

/** The rows of a bin. */
type Rows = readonly number[];

/** The worth of a bin, written from the definitions and the rows. */
function worthOf(rows: Rows, all: Rows, { kind, objective }: Case): number {
  const mean = (list: Rows): number => list.reduce((a, b) => a + b, 0) / list.length;
  if (kind === 'continuous') return rows.length * (mean(rows) - mean(all)) ** 2;
  const count = (list: Rows, label: number): number => list.filter((y) => y === label).length;
  const labels = kind === 'binary' ? [1] : [0, 1, 2];
  const both = kind === 'binary' ? [0, 1] : [0, 1, 2];
  const sum = (list: readonly number[], each: (label: number) => number): number =>
    list.reduce((total, label) => total + each(label), 0);
  if (objective === 'likelihood') {
    return sum(both, (c) => {
      const inside = count(rows, c);
      return inside === 0 ? 0 : inside * Math.log(inside / rows.length);
    });
  }
  if (objective === 'gini') return sum(both, (c) => count(rows, c) ** 2 / rows.length);
  if (objective === 'ss') return count(rows, 1) ** 2 / rows.length;
  return sum(labels, (c) => {
    const p = count(rows, c) / count(all, c);
    const q = (rows.length - count(rows, c)) / (all.length - count(all, c));
    if (objective === 'iv') return p === q ? 0 : (p - q) * Math.log(p / q);
    if (objective === 'hellinger') return (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2;
    if (objective === 'triangular') return p + q === 0 ? 0 : (p - q) ** 2 / (p + q);
    const half = (s: number): number => (s === 0 ? 0 : (s * Math.log((2 * s) / (p + q))) / 2);
    return half(p) + half(q);
  });
}

function isMonotone(rates: Rows, sign: number): boolean {
  return rates.every((rate, i) => i === 0 || (rate - (rates[i - 1] as number)) * sign >= 0);
}

function hasTrend(rates: Rows, trend: Shape): boolean {
  const turns = (sign: number): boolean =>
    rates.some(
      (_, i) => isMonotone(rates.slice(0, i + 1), sign) && isMonotone(rates.slice(i), -sign),
    );
  const bent = (sign: number): boolean =>
    rates.every((rate, i) => {
      const [before, first] = [rates[i - 1] ?? 0, rates[i - 2] ?? 0];
      return i < 2 || (first - 2 * before + rate) * sign >= -1e-9;
    });
  if (trend === 'ascending') return isMonotone(rates, 1);
  if (trend === 'descending') return isMonotone(rates, -1);
  if (trend === 'peak') return turns(1);
  if (trend === 'valley') return turns(-1);
  if (trend === 'convex') return bent(1);
  return trend !== 'concave' || bent(-1);
}

function fitsLimits(rows: Rows, wanted: Case): boolean {
  if (rows.length < wanted.minRows || rows.length > wanted.maxRows) return false;
  if (wanted.kind === 'continuous') return true;
  const least = Math.max(wanted.minEvents, wanted.objective === 'iv' ? 1 : 0);
  const labels = wanted.kind === 'binary' ? [0, 1] : [0, 1, 2];
  return labels.every((label) => rows.filter((y) => y === label).length >= least);
}

function pairFits(a: Rows, b: Rows, { minDifference, maxP, kind }: Case): boolean {
  const [p, q] = [rateOf(a, kind), rateOf(b, kind)];
  if (Math.abs(p - q) < minDifference - 1e-9) return false;
  if (maxP >= 1) return true;
  const pooled = (a.length * p + b.length * q) / (a.length + b.length);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / a.length + 1 / b.length));
  return spread > 0 && normalTwoSided((p - q) / spread) <= maxP;
}

function rateOf(rows: Rows, kind: Case['kind']): number {
  const label = kind === 'classes' ? 0 : 1;
  if (kind === 'continuous') return rows.reduce((a, b) => a + b, 0) / rows.length;
  return rows.filter((y) => y === label).length / rows.length;
}

/** True if a partition keeps all limits and has the trend. */
function isAllowed(
  bins: readonly Rows[],
  cuts: Rows,
  values: readonly number[],
  wanted: Case,
): boolean {
  if (bins.length > wanted.bins || bins.length < wanted.minBins) return false;
  const parted = values.find((value) => value >= 1);
  if (wanted.fixed.length > 0 && !cuts.includes(parted as number)) return false;
  if (!bins.every((rows) => fitsLimits(rows, wanted))) return false;
  if (!bins.every((b, i) => i === 0 || pairFits(bins[i - 1] as Rows, b, wanted))) return false;
  return hasTrend(
    bins.map((rows) => rateOf(rows, wanted.kind)),
    wanted.trend,
  );
}

/** The best value of all partitions, less penalties; undefined if none fits. */
function bruteForce(wanted: Case): number | undefined {
  const { x, y } = wanted;
  const values = [...new Set(x)].sort((a, b) => a - b);
  let best: number | undefined;
  for (let mask = 0; mask < 2 ** (values.length - 1); mask++) {
    const cuts = values.filter((_, i) => i > 0 && (mask >> (i - 1)) & 1);
    const codes = x.map((value) => cuts.filter((cut) => cut <= value).length);
    const bins = [0, ...cuts].map((_, code) => y.filter((_y, row) => codes[row] === code));
    if (!isAllowed(bins, cuts, values, wanted)) continue;
    const value = bins.reduce((sum, rows) => sum + worthOf(rows, y, wanted), 0);
    const net = value - wanted.penalty * cuts.length;
    if (best === undefined || net > best) best = net;
  }
  return best;
}

function kindOf({ kind }: Case): TargetKind {
  return kind === 'classes' ? { kind, classes: 3 } : { kind };
}

function isDefined({ x, y, kind, fixed }: Case): boolean {
  const labels = new Set(y).size;
  const least = Math.min(...x);
  const areParted = fixed.length === 0 || (least < 1 && Math.max(...x) >= 1);
  return areParted && (kind === 'continuous' || labels === (kind === 'binary' ? 2 : 3));
}

/** What is learned for a case: its value less penalties, and the sum over the bins of its boundaries. */
function found(wanted: Case): { net: number; real: number } | undefined {
  const table = aggregate(
    { values: Float64Array.from(wanted.x), targets: Float64Array.from(wanted.y) },
    kindOf(wanted),
  );
  const result = learnWithTarget(table, {
    ...wanted,
    minBin: { rows: wanted.minRows },
    maxBin: { rows: wanted.maxRows },
    ...(wanted.kind === 'classes' ? { trendClass: 0 } : {}),
  });
  if (result.kind === 'infeasible') return undefined;
  const penalty = wanted.penalty * result.boundaries.length;
  const codes = wanted.x.map((value) => result.boundaries.filter((b) => b <= value).length);
  const real = result.bins.reduce((sum, _, code) => {
    const rows = wanted.y.filter((_y, row) => codes[row] === code);
    return sum + worthOf(rows, wanted.y, wanted);
  }, 0);
  const { value, base } = result.how;
  // Values of a numeric target are about the center of the table.
  const net = wanted.kind === 'continuous' ? value - base : value;
  return { net: net - penalty, real: real - penalty };
}

describe('the optimum of small inputs', () => {
  test('is that of all partitions, for 3,000 random cases of all targets, objectives, trends and limits', () => {
    let compared = 0;
    let infeasible = 0;
    for (let seed = 1; compared < 3000; seed++) {
      const wanted = caseOf(seed);
      if (!isDefined(wanted)) continue;
      compared++;
      const best = bruteForce(wanted);
      const learned = found(wanted);
      const text = JSON.stringify({ seed, ...wanted, best, learned });
      if (best === undefined || learned === undefined) {
        expect(learned?.net, text).toBe(best);
        infeasible++;
        continue;
      }
      expect(Math.abs(learned.net - best), text).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(best)),
      );
      expect(Math.abs(learned.real - best), text).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(best)),
      );
    }
    expect(infeasible).toBeGreaterThan(100);
    expect(infeasible).toBeLessThan(2000);
  });
});
