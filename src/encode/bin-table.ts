import { binInterval, binLabel, edgeTexts } from '../core/bin.ts';
import type { Boundaries } from '../core/boundaries.ts';
import { shortest } from '../core/decimal.ts';
import { depth, type MissingPolicy } from '../core/missing.ts';
import { specialLabel } from '../core/special/special-codes.ts';
import { labelFormat } from './label-format.ts';
import { type BinValues, type ValueOf, valueLookup } from './values/bin-values.ts';

/** The bins of a feature by code, for output modes, counts and reports. */
export interface BinTable {
  /** The number of bins: intervals, bins of special codes, and the own bin of missing values if there is one. */
  readonly depth: number;
  /** The label of a bin, for a code from 0 to `depth - 1` (inclusive). */
  readonly label: (code: number) => string;
  /** The edges of a bin, possibly infinite; undefined for bins of special codes and of missing values. */
  readonly edges: (code: number) => readonly [lower: Edge, upper: Edge] | undefined;
  /** The names of the lists of values. */
  readonly valueNames: readonly string[];
  /** The number that stands for a bin, for a code from 0 to `depth` (inclusive). */
  readonly value: ValueOf;
}

/** An edge of a bin: a number, possibly infinite; text for a date or a duration. */
type Edge = number | string;

/** Options of the labels of bins; by default intervals. */
export interface LabelOptions {
  /** Own labels, one for each bin; the bin of missing values may have one too. */
  readonly labels?: readonly string[] | undefined;
  /** A format of labels from codes, edges and own labels (`encode/label-format.ts`). */
  readonly label_format?: string | undefined;
  /** Significant digits of the edges; by default the shortest that read back exactly. */
  readonly label_digits?: number | undefined;
}

/** The lists of values of bins, and the name of the default list. */
interface ValueOptions {
  readonly values?: readonly BinValues[] | undefined;
  readonly value?: string | undefined;
}

/** Options of the labels of bins, and their values. */
export interface BinTableOptions extends LabelOptions, ValueOptions {}

/** The default label of the own bin of missing values. */
export const MISSING_LABEL = 'missing';

/**
 * The bin table of a boundary list under a policy for missing values.
 *
 * @throws DiscretizeError E_LABELS for an invalid label format
 */
export function binTable(
  boundaries: Boundaries,
  missing: MissingPolicy,
  options: BinTableOptions = {},
): BinTable {
  const { bins, valued } = boundaries;
  const edges = (code: number): ReturnType<typeof binEdges> => binEdges(boundaries, code);
  const { values, value } = options;
  return {
    depth: depth(missing, valued),
    label: labeler(boundaries, options),
    edges: (code) => shownEdges(boundaries, code),
    valueNames: namesOf(options),
    value: valueLookup({ bins, valued, edges, values, value }),
  };
}

/**
 * The bin table of boundary lists that share codes but no intervals, as of groups: a bin has its own label, or `bin 3`.
 *
 * @param bins the number of intervals
 * @param special the labels of the bins of special codes
 */
export function codeBins(
  { bins, special }: { readonly bins: number; readonly special: readonly string[] },
  missing: MissingPolicy,
  { labels, values, value }: Pick<BinTableOptions, 'labels' | 'values' | 'value'>,
): BinTable {
  const label = (code: number): string =>
    labels?.[code] ?? (code < bins ? `bin ${code}` : (special[code - bins] ?? MISSING_LABEL));
  const edges = (): undefined => undefined;
  const valued = bins + special.length;
  const valueOf = valueLookup({ bins, valued, edges, values, value });
  return {
    depth: depth(missing, valued),
    label,
    edges,
    valueNames: namesOf({ values }),
    value: valueOf,
  };
}

function namesOf({ values = [] }: ValueOptions): readonly string[] {
  return values.map(({ name }) => name);
}

function labeler(
  boundaries: Boundaries,
  { labels, label_format: format, label_digits: digits }: LabelOptions,
): BinTable['label'] {
  const isInterval = (code: number): boolean => code < boundaries.bins;
  const plain = (code: number): string =>
    labels?.[code] ?? (isInterval(code) ? binLabel(boundaries, code, digits) : otherLabel(code));
  const otherLabel = (code: number): string =>
    code < boundaries.valued
      ? specialLabel(boundaries.special, code - boundaries.bins)
      : MISSING_LABEL;
  if (format === undefined) return plain;
  const write = labelFormat(format);
  const { closed } = boundaries;
  const none = { lower: undefined, upper: undefined };
  return (code) => {
    const edges = isInterval(code) ? edgeTexts(boundaries, code, digits) : none;
    return write({ code, ...edges, closed, label: plain(code), isInterval: isInterval(code) });
  };
}

/** The edges of a bin; edges of dates and durations as text. */
function shownEdges(
  boundaries: Boundaries,
  code: number,
): readonly [lower: Edge, upper: Edge] | undefined {
  const edges = binEdges(boundaries, code);
  const { texts } = boundaries;
  if (texts === undefined || edges === undefined) return edges;
  const [lower, upper] = edges.map((edge) => (Number.isFinite(edge) ? texts.edge(edge) : edge));
  return [lower as Edge, upper as Edge];
}

/**
 * The edges of a bin, as the shortest decimals that read back in the precision.
 *
 * @returns undefined for the bins of special codes and of missing values
 */
function binEdges(
  boundaries: Boundaries,
  code: number,
): readonly [lower: number, upper: number] | undefined {
  if (code >= boundaries.bins) return undefined;
  const { lower, upper } = binInterval(boundaries, code);
  const shown = (edge: number): number =>
    Number.isFinite(edge) ? Number(shortest(edge, boundaries.precision)) : edge;
  return [shown(lower), shown(upper)];
}
