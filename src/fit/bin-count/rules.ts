import { DiscretizeError } from '../../core/errors/error.ts';
import { countText, grouped } from '../../core/errors/grouped.ts';
import { type Distinct, distinctOf } from '../numbers/distinct.ts';
import type { Sample } from '../sample.ts';
import { interquartileRange, momentsOf } from './statistics.ts';
import { stone } from './stone.ts';

/** The name of a rule for the number of bins, as in numpy. */
export type RuleName = 'auto' | 'fd' | 'scott' | 'sturges' | 'rice' | 'doane' | 'sqrt' | 'stone';

/** The largest number of bins by a rule: more boundaries would make a spec of megabytes. */
const MOST_BINS_BY_RULE = 65_536;

/** The statistics that rules use. */
interface RuleInput {
  readonly kept: Sample;
  readonly distinct: Distinct;
  /** The number of values; the sum of their weights. */
  readonly n: number;
  /** The range of the values, above 0. */
  readonly range: number;
}

/** The width of a bin by each rule; 0 if the rule has no width. Source: numpy/lib/_histograms_impl.py, numpy 2.4. */
const WIDTHS: Readonly<Record<RuleName, (sample: RuleInput) => number>> = {
  sqrt: ({ n, range }) => range / Math.sqrt(n),
  sturges: ({ n, range }) => range / (Math.log2(n) + 1),
  rice: ({ n, range }) => range / (2 * n ** (1 / 3)),
  scott: ({ kept, n }) => ((24 * Math.PI ** 0.5) / n) ** (1 / 3) * momentsOf(kept, n).deviation,
  fd: ({ distinct, n }) => 2 * interquartileRange(distinct, n) * n ** (-1 / 3),
  doane: doaneWidth,
  stone: ({ distinct, n, range }) => (n > 1 ? range / stone(distinct, n) : 0),
  auto: (sample) => {
    const atLeast = Math.max(WIDTHS.fd(sample), WIDTHS.sqrt(sample) / 2);
    return Math.min(atLeast, WIDTHS.sturges(sample));
  },
};

function doaneWidth({ kept, n, range }: RuleInput): number {
  if (n <= 2) return 0;
  const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  const { deviation, skewness } = momentsOf(kept, n);
  if (deviation === 0) return 0;
  return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / error));
}

/** The names of all rules. */
export const RULE_NAMES: readonly RuleName[] = Object.keys(WIDTHS) as RuleName[];

/** Parses the name of a rule, in any case; undefined for another text. */
export function parseRule(text: string): RuleName | undefined {
  return RULE_NAMES.find((name) => name === text.toLowerCase());
}

/**
 * The number of bins by a rule: the range of the values over the width of the rule, rounded up, as in
 * `histogram_bin_edges` of numpy. One if the rule has no width, and for a single distinct value.
 *
 * @param kept finite values, at least one; a weight counts as repetition
 * @param leastWidth the least width of a bin; in numpy, 1 for columns of an integer type
 * @throws DiscretizeError E_FIT for more than 65,536 bins, which outliers cause
 */
export function binCount(rule: RuleName, kept: Sample, leastWidth = 0): number {
  const distinct = distinctOf(kept);
  const unit = unitOf(distinct);
  const sample = unit === 1 ? sampleOf(kept, distinct) : scaledSample(kept, unit);
  const width = sample.range > 0 ? WIDTHS[rule](sample) : 0;
  if (!(width > 0)) return 1;
  const count = Math.ceil(sample.range / Math.max(width, leastWidth / unit));
  if (count > MOST_BINS_BY_RULE) throw tooMany(rule, count);
  return Math.max(1, count);
}

/** The least width of a bin by a rule: as in numpy, 1 if all values are whole numbers; else 0. */
export function leastWidthOf(values: Float64Array): number {
  return values.every(Number.isInteger) ? 1 : 0;
}

function sampleOf(kept: Sample, distinct: Distinct): RuleInput {
  const { values, weights } = distinct;
  const n = weights.reduce((sum, weight) => sum + weight, 0);
  return { kept, distinct, n, range: (values.at(-1) as number) - (values[0] as number) };
}

/**
 * The power of two that values are divided by, so that squares and the range neither over- nor underflow; 1 for most
 * values, which changes no bits. The rules do not depend on the scale.
 */
function unitOf({ values }: Distinct): number {
  const half = (values.at(-1) as number) / 2 - (values[0] as number) / 2;
  if (half === 0 || (half > 1e-100 && half < 1e100)) return 1;
  return 2 ** Math.max(-1022, Math.floor(Math.log2(half)));
}

function scaledSample(kept: Sample, unit: number): RuleInput {
  const values = kept.values.map((value) => value / unit);
  const scaled = { ...kept, values, extent: undefined, groups: undefined };
  return sampleOf(scaled, distinctOf(scaled));
}

function tooMany(rule: RuleName, count: number): DiscretizeError {
  const [asked, most] = [countText(count), grouped(MOST_BINS_BY_RULE)];
  const message = `the rule ${rule} gives ${asked} bins of equal width, more than ${most}`;
  return new DiscretizeError('E_FIT', message, {
    expected: `at most ${most} bins`,
    received: count,
    hint: 'outliers make many bins: use a number of bins, or --strategy quantile',
  });
}
