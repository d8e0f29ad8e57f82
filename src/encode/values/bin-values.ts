import { DiscretizeError } from '../../core/errors/error.ts';

/** Numbers that stand for the bins of a feature, such as their means; null if a bin has none. */
export interface BinValues {
  readonly name: string;
  /** The number of each interval. */
  readonly bins: readonly (number | null)[];
  /** The number of each bin of special codes. */
  readonly special?: readonly (number | null)[] | undefined;
  /** The number for missing values, with or without a bin of their own. */
  readonly missing?: number | null | undefined;
}

/** Values that a fit computes: of a target, or of the column itself. */
const LEARNED_VALUES = ['woe', 'rate', 'mean', 'median'] as const;

/** Values that follow from the boundaries. */
const EDGE_VALUES = ['midpoint', 'lower', 'upper'] as const;

/** The names of values that are output modes, too: `-m woe`. */
export const VALUE_NAMES: readonly ValueName[] = [...LEARNED_VALUES, ...EDGE_VALUES];

/** The name of a value that is an output mode, too. */
export type ValueName = (typeof LEARNED_VALUES)[number] | (typeof EDGE_VALUES)[number];

/** The bins of a feature, and the lists of their values. */
export interface ValuedBins {
  /** The number of intervals, and with the bins of special codes. */
  readonly bins: number;
  readonly valued: number;
  readonly edges: (code: number) => readonly [lower: number, upper: number] | undefined;
  /** The feature's own values. */
  readonly values?: readonly BinValues[] | undefined;
  /** The name of the default list. */
  readonly value?: string | undefined;
}

/**
 * The look-up of a bin value by code; null for a code without a value.
 *
 * @param name the name of the list; undefined: the default list of the feature, or midpoints
 * @throws DiscretizeError E_USAGE for values that the feature lacks
 */
export type ValueOf = (name: string | undefined, code: number) => number | null;

/** The look-up of the values of a feature. Lists of the feature override values of edges. */
export function valueLookup(bins: ValuedBins): ValueOf {
  const { values = [] } = bins;
  return (asked, code) => {
    const name = asked ?? usualName(bins);
    const own = values.find((list) => list.name === name);
    if (own !== undefined) return ownValue(own, code, bins);
    if (isEdgeValue(name)) return edgeValue(name, bins.edges(code));
    throw noValues(name, values);
  };
}

/** The name of the default values of a feature. */
export function usualName({ values, value }: Pick<ValuedBins, 'values' | 'value'>): string {
  return value ?? values?.[0]?.name ?? 'midpoint';
}

function ownValue(own: BinValues, code: number, { bins, valued }: ValuedBins): number | null {
  if (code < bins) return own.bins[code] ?? null;
  return (code < valued ? own.special?.[code - bins] : own.missing) ?? null;
}

/** True for the name of a list of a feature, or of a value of edges. */
export function isKnownValue(name: string, values: readonly BinValues[]): boolean {
  return isEdgeValue(name) || values.some((list) => list.name === name);
}

function isEdgeValue(name: string): name is (typeof EDGE_VALUES)[number] {
  return EDGE_VALUES.some((edge) => edge === name);
}

/** The number of an interval by its edges. The midpoint of an open bin is its finite edge. */
function edgeValue(
  name: (typeof EDGE_VALUES)[number],
  edges: readonly [lower: number, upper: number] | undefined,
): number | null {
  if (edges === undefined) return null;
  const [lower, upper] = edges;
  if (name !== 'midpoint') return name === 'lower' ? lower : upper;
  const middle = lower / 2 + upper / 2;
  if (Number.isFinite(middle)) return middle;
  return edges.find(Number.isFinite) ?? null;
}

/**
 * The error for values that a feature lacks.
 *
 * @param feature the name of the feature
 */
export function noValues(
  name: string,
  values: readonly BinValues[],
  feature?: string,
): DiscretizeError {
  const known = [...new Set([...values.map((list) => list.name), ...EDGE_VALUES])];
  const whose = feature === undefined ? '' : ` of "${feature}"`;
  return new DiscretizeError('E_USAGE', `unknown bin values "${name}"${whose}`, {
    expected: known,
    received: name,
    hint: hintFor(name, known),
  });
}

function hintFor(name: string, known: readonly string[]): string {
  const others = `use one of: ${known.join(', ')}`;
  const ofClasses = known.filter((one) => one.startsWith(`${name}_`));
  if (ofClasses.length > 0) {
    return `each class has its own: -m value --value ${ofClasses.join(', or ')}`;
  }
  if (name === 'woe' || name === 'rate')
    return `fit them: discretize fit --target COLUMN; or ${others}`;
  if (name === 'mean' || name === 'median')
    return `fit them: discretize fit -m ${name}; or ${others}`;
  return others;
}
