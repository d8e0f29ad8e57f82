import type { Boundaries } from '../core/boundaries.ts';
import { parseNumber } from '../core/cells/number.ts';
import type { MissingPolicy } from '../core/missing.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { Value } from '../encode/mode.ts';
import type { PlannedFeature } from '../plan/feature.ts';
import { groupValues } from '../plan/groups/groups.ts';
import type { Spec } from '../spec/spec.ts';
import { type SpecialBin, specialBins } from './special.ts';

/**
 * The part of a rule that depends on a boundary list.
 *
 * A value's count is the number of `numbers` for which `x <comparison> number` holds, compared in
 * float64 (a cast of the column to float64 is part of every formulation). The count is its code,
 * but if `outside` is `missing`: then 0 and `numbers.length` are missing, and the code is one less
 * than the count.
 */
export interface ListRule {
  readonly boundaries: Boundaries;
  /** The boundaries, rounded to the precision. */
  readonly values: readonly number[];
  /** The finite float64 numbers that a value is compared with; strictly increasing. */
  readonly numbers: readonly number[];
  /** `>` only for float64 bins closed on the right, whose thresholds may be infinite. */
  readonly comparison: '>=' | '>';
  readonly closed: Closed;
  readonly precision: Precision;
  /** True if values outside of the first and the last boundary count as missing. */
  readonly isBounded: boolean;
  /** The bins of special codes, looked for before the boundaries; their codes come after those of the intervals. */
  readonly special: readonly SpecialBin[];
  /** The code of the first bin of special codes: after the intervals, of all groups if there are some. */
  readonly specialCode: number;
  /** The number of intervals. */
  readonly bins: number;
  /** The code of missing values; null if they have none: policy empty, drop or error. */
  readonly missingCode: number | null;
  /** The values of an output column group for a code, or for `depth`: a missing value without a code. */
  readonly cells: (code: number) => readonly Value[];
  /** The label of each code from 0 to `depth - 1`. */
  readonly labels: readonly string[];
  /** For output mode `value`: the number of each code, then that of a missing value without a code; else empty. */
  readonly binValues: readonly (number | null)[];
}

/**
 * The members of a rule that depend on its boundary list.
 *
 * @param list the number of the list: 0 for the list of all rows
 */
export function listMembers(planned: PlannedFeature, list: number, spec: Spec): ListRule {
  const { groups, mode } = planned;
  const boundaries = groups?.lists[list] ?? planned.boundaries;
  const { bins, closed, precision } = boundaries;
  const cells = cellsOf(planned, list);
  const { depth } = planned.bins;
  const firsts = Array.from({ length: depth + 1 }, (_, code) => cells(code)[0] ?? null);
  return {
    ...comparisonOf(boundaries),
    boundaries,
    values: Object.freeze([...boundaries.values]),
    closed,
    precision,
    isBounded: boundaries.outside === 'missing',
    bins,
    special: specialBins(boundaries.special, spec),
    specialCode: groups?.bins ?? bins,
    missingCode: codeOfMissing(spec.missing, boundaries, groups?.valued),
    cells,
    labels: Object.freeze(
      firsts
        .slice(0, depth)
        .map((first, code) => (typeof first === 'string' ? first : planned.bins.label(code))),
    ),
    binValues: Object.freeze(
      mode.isValue ? firsts.map((first) => (typeof first === 'number' ? first : null)) : [],
    ),
  };
}

/** The cells of a column for each code in a list. */
function cellsOf(
  { groups, mode, bins, missing }: PlannedFeature,
  list: number,
): (code: number) => readonly Value[] {
  if (!groups?.hasOwnCells) return (code) => mode.values(code, bins);
  const valuesOf = groupValues(groups, mode, missing);
  return (code) => valuesOf(list, Math.min(code, groups.valued));
}

function comparisonOf(boundaries: Boundaries): Pick<ListRule, 'numbers' | 'comparison'> {
  const { precision, closed, values, thresholds } = boundaries;
  const isOver = precision === 'float64' && closed === 'right';
  const numbers = Object.freeze([...(isOver ? values : thresholds)]);
  return { numbers, comparison: isOver ? '>' : '>=' };
}

/** The numbers among missing-value texts: engines have no text to compare with. */
export function numbersOf(texts: readonly string[]): readonly number[] {
  const read = texts.flatMap((text) => parseNumber(bytesOf(text)) ?? []);
  return Object.freeze([...new Set(read.filter((x) => !Number.isNaN(x)))]);
}

function codeOfMissing(
  policy: MissingPolicy,
  { bins, valued }: Boundaries,
  shared = valued,
): number | null {
  if (policy === 'own') return shared;
  return policy === 'last' ? bins - 1 : null;
}
