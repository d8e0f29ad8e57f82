import { Boundaries, type Outside } from '../core/boundaries.ts';
import { boundariesReachedIn } from '../core/bucketize.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { SpecialBins } from '../core/special/merge-special.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import { nextUp } from '../core/ulp.ts';
import type { BinValues, Feature } from '../spec/spec.ts';
import { unknownValues, writtenValues } from '../spec/values/written-values.ts';
import type { ColumnCollector } from './collect/collect.ts';
import type { Sample } from './sample.ts';
import { select } from './selection/select.ts';

/** The names of bin values that need no target. */
const OWN_VALUES = ['mean', 'median'] as const;

/** The name of a bin value that needs no target. */
export type OwnValue = (typeof OWN_VALUES)[number];

/**
 * The bin values that a fit without a target must learn for the output mode of its spec.
 *
 * @throws DiscretizeError E_USAGE for bin values that need a target, or that no fit learns
 */
export function ownValuesFor(output: Feature['output'], value: string | undefined): OwnValue[] {
  const names = writtenValues({ output, value });
  const own = names.flatMap((name) => OWN_VALUES.find((known) => known === name) ?? []);
  const unknown = unknownValues({ output, value, values: own.map((name) => ({ name, bins: [] })) });
  if (unknown !== undefined) throw unknown;
  return own;
}

/** The rules of the bins of a list. */
interface BinRules {
  /** The codes of special bins; undefined: none. */
  readonly special?: SpecialBins | undefined;
  readonly precision: Precision;
  readonly closed: Closed;
  readonly outside: Outside;
}

/** The number of codes that fit into a near cache. */
const CHUNK = 8192;

/**
 * The weighted mean or median of the values in each bin of a list; null for an empty bin and for an infinite mean or
 * median. The value of a special bin with one code, a number, is that number.
 *
 * @param name the name of the columns, for errors
 * @param boundaries strictly increasing in the precision; an empty list has one bin
 * @throws DiscretizeError E_FIT if a sketch holds the values
 */
export function learnBinValues(
  name: string,
  collector: ColumnCollector,
  boundaries: readonly number[],
  rules: BinRules,
  requested: readonly OwnValue[],
): BinValues[] {
  if (requested.length === 0) return [];
  if (collector.isSketch) throw fromSketch(name, requested);
  return binValuesOf(collector.kept(), boundaries, rules, requested);
}

/** The mean or median of the values of a sample in each bin of a list; see {@link learnBinValues}. */
export function binValuesOf(
  sample: Sample,
  boundaries: readonly number[],
  rules: BinRules,
  requested: readonly OwnValue[],
): BinValues[] {
  const { precision, closed } = rules;
  const outside = boundaries.length === 0 ? 'bins' : rules.outside;
  const sums = sumsOf(sample, Boundaries.of(boundaries, { precision, closed }));
  const numbers = { mean: means, median: medians };
  return requested.map((value) => {
    const all = numbers[value](sums, sample);
    const inside = outside === 'bins' ? all : all.slice(1, -1);
    const bins = inside.map((x) => (Number.isFinite(x) ? x + 0 : null));
    return { name: value, bins, ...specialValues(rules.special) };
  });
}

/** The value of each special bin; null for a bin of words or of several codes. */
function specialValues(codes: SpecialBins = []): Pick<BinValues, 'special'> {
  const numbers = codes.map(([code, ...others]) =>
    others.length === 0 && typeof code === 'number' ? code : null,
  );
  return numbers.length > 0 ? { special: numbers } : {};
}

/** The sums of each interval of a list: weights; weighted values; and the rounding errors of these. */
interface Sums {
  readonly weights: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Sums values by the method of A. Neumaier (1974), whose error does not grow with their number. */
function sumsOf({ values, weights }: Sample, list: Boundaries): Sums {
  const sums = {
    weights: new Float64Array(list.bins),
    high: new Float64Array(list.bins),
    low: new Float64Array(list.bins),
  };
  const codes = new Int32Array(Math.min(CHUNK, values.length));
  for (let from = 0; from < values.length; from += CHUNK) {
    const part = values.subarray(from, from + CHUNK);
    boundariesReachedIn(part, list, codes);
    addTo(sums, part, codes, weights?.subarray(from, from + CHUNK));
  }
  return sums;
}

/** Adds a part of the values to the sums. */
function addTo(
  { weights: total, high, low }: Sums,
  values: Float64Array,
  codes: Int32Array,
  weights: Float64Array | undefined,
): void {
  for (let i = 0; i < values.length; i++) {
    const code = codes[i] as number;
    const weight = weights === undefined ? 1 : (weights[i] as number);
    const term = (values[i] as number) * weight;
    const old = high[code] as number;
    const sum = old + term;
    const lost = Math.abs(old) >= Math.abs(term) ? old - sum + term : term - sum + old;
    total[code] = (total[code] as number) + weight;
    high[code] = sum;
    low[code] = (low[code] as number) + lost;
  }
}

function means({ weights, high, low }: Sums): number[] {
  return Array.from(
    weights,
    (weight, code) => ((high[code] as number) + (low[code] as number)) / weight,
  );
}

/** The median of each bin: the midpoint of the values at which half of its weight is reached and exceeded. */
function medians({ weights: inBins }: Sums, { values, weights, groups }: Sample): number[] {
  let below = 0;
  const halves = Array.from(inBins, (weight) => {
    const half = below + weight / 2;
    below += weight;
    return weight > 0 ? half : Number.NaN;
  });
  const requested = halves.filter((half) => !Number.isNaN(half));
  if (requested.length === 0) return halves;
  const masses = Float64Array.from(requested.flatMap((half) => [half, nextUp(half)]));
  const found = select(values, weights, masses, groups);
  let at = 0;
  return halves.map((half) => {
    if (Number.isNaN(half)) return half;
    const [reached, passed] = [found[at++] as number, found[at++] as number];
    return reached === passed ? reached : reached / 2 + passed / 2;
  });
}

function fromSketch(name: string, requested: readonly OwnValue[]): DiscretizeError {
  const what = requested.map((value) => `${value}s`).join(' and ');
  return new DiscretizeError('E_FIT', `cannot compute the ${what} of "${name}" from a sketch`, {
    expected: 'values that fit into the memory they may take',
    hint: 'remove --sketch, --partial and --merge and raise --memory, or write other values',
  });
}
