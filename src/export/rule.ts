import type { Boundaries } from '../core/boundaries.ts';
import { parseNumber } from '../core/cells/number.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { MissingPolicy } from '../core/missing.ts';
import type { Closed, Precision } from '../core/threshold.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { BinTable } from '../encode/bin-table.ts';
import type { OutputMode } from '../encode/mode.ts';
import { modeNames, type OutputChoice } from '../encode/registry.ts';
import { planFeature } from '../plan/feature.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { type SpecialBin, specialBins } from './special.ts';
import { columnNote, type TimeColumn, timeColumn } from './times.ts';

/**
 * One feature of a spec as plain data, with everything resolved that an engine's formulation needs and
 * nothing that it would have to interpret.
 *
 * A value's count is the number of `numbers` for which `x <comparison> number` holds, compared in
 * float64 (a cast of the column to float64 is part of every formulation). The count is its code,
 * but if `outside` is `missing`: then 0 and `numbers.length` are missing, and the code is one less
 * than the count.
 */
export interface FeatureRule {
  /** The feature's name: what combined columns are named after. */
  readonly name: string;
  /** The names of its columns; empty if the spec names none and nobody chose any. */
  readonly columns: readonly string[];
  /** How its columns of times become numbers; undefined for columns of numbers. */
  readonly time: TimeColumn | undefined;
  /** What its columns must hold; undefined: plain numbers. */
  readonly note: string | undefined;
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
  readonly missing: MissingPolicy;
  /** Numbers that mean "missing" (`na_values`); may hold infinities, never NaN. */
  readonly missingNumbers: readonly number[];
  /** The texts that mean "missing" (`na_values`), as in the spec. */
  readonly missingTexts: readonly string[];
  /** The bins of special codes, looked for before the boundaries; their codes come after those of the intervals. */
  readonly special: readonly SpecialBin[];
  /** The number of intervals. */
  readonly bins: number;
  /** The number of bins of the output: one more if missing values have a bin of their own. */
  readonly depth: number;
  /** The code of missing values; null if they have none: policy empty, drop or error. */
  readonly missingCode: number | null;
  /** The name of the output mode, `value` for all that write values; several with commas between them. */
  readonly output: string;
  readonly mode: OutputMode;
  /** The label of each code from 0 to `depth - 1`. */
  readonly labels: readonly string[];
  /** For output mode `value`: the number of each code, and of a missing value without one after them; else empty. */
  readonly binValues: readonly (number | null)[];
  /** The bins, as output modes take them. */
  readonly table: BinTable;
}

/** What the rules of a spec may be told. */
export interface RuleOptions {
  /** Columns of the feature that names none itself. */
  readonly columns?: readonly string[] | undefined;
  /** An output mode that replaces the one of every feature. */
  readonly output?: OutputChoice | undefined;
  /** The values that output mode `value` writes. */
  readonly value?: string | undefined;
}

/**
 * The rules of a spec's features, in its order; frozen.
 *
 * @throws DiscretizeError E_BOUNDARIES, E_LABELS, E_USAGE, as the plan of an apply run does
 */
export function rulesOf(spec: Spec, options: RuleOptions = {}): readonly FeatureRule[] {
  return Object.freeze(spec.features.map((feature) => ruleOf(feature, spec, options)));
}

function ruleOf(
  feature: Feature,
  spec: Spec,
  { columns, output, value }: RuleOptions,
): FeatureRule {
  if (feature.by !== undefined) throw groupsNotExported(feature.by);
  const names = feature.columns ?? columns ?? [];
  const wanted = {
    ...feature,
    output: output ?? feature.output,
    value: value ?? feature.value,
  };
  const assigned = { feature: wanted, positions: [...names.keys()] };
  const { boundaries, bins, mode, name } = planFeature(assigned, spec, names);
  const { missing } = spec;
  const time = timeColumn(feature, name);
  return Object.freeze({
    name: name === '' ? 'bin' : name,
    columns: Object.freeze([...names]),
    time,
    note: columnNote(feature),
    ...comparisonOf(boundaries),
    boundaries,
    values: Object.freeze([...boundaries.values]),
    closed: boundaries.closed,
    precision: boundaries.precision,
    isBounded: boundaries.outside === 'missing',
    missing,
    missingNumbers: time === undefined ? numbersOf(spec.na_values) : [],
    missingTexts: Object.freeze([...spec.na_values]),
    bins: boundaries.bins,
    special: specialBins(boundaries.special, spec),
    depth: bins.depth,
    missingCode: codeOfMissing(missing, boundaries),
    output: mode.isValue ? 'value' : modeNames(wanted.output).join(','),
    mode,
    labels: Object.freeze(Array.from({ length: bins.depth }, (_, code) => bins.label(code))),
    binValues: Object.freeze(mode.isValue ? numbersIn(mode, bins) : []),
    table: bins,
  });
}

/** What a mode that writes numbers writes for each code, and for a missing value without one. */
function numbersIn(mode: OutputMode, bins: BinTable): (number | null)[] {
  return Array.from({ length: bins.depth + 1 }, (_, code) => {
    const [value = null] = mode.values(code, bins);
    return typeof value === 'number' ? value : null;
  });
}

function comparisonOf(boundaries: Boundaries): Pick<FeatureRule, 'numbers' | 'comparison'> {
  const { precision, closed, values, thresholds } = boundaries;
  const isOver = precision === 'float64' && closed === 'right';
  const numbers = Object.freeze([...(isOver ? values : thresholds)]);
  return { numbers, comparison: isOver ? '>' : '>=' };
}

/** The numbers among missing-value texts; engines have no text left to compare with. */
function numbersOf(texts: readonly string[]): readonly number[] {
  const read = texts.flatMap((text) => parseNumber(bytesOf(text)) ?? []);
  return Object.freeze([...new Set(read.filter((x) => !Number.isNaN(x)))]);
}

function codeOfMissing(policy: MissingPolicy, { bins, valued }: Boundaries): number | null {
  if (policy === 'own') return valued;
  return policy === 'last' ? bins - 1 : null;
}

/**
 * The columns of a feature.
 *
 * @throws DiscretizeError E_COLUMNS if it has none
 */
export function columnsOf({ columns }: FeatureRule): readonly string[] {
  if (columns.length > 0) return columns;
  throw new DiscretizeError('E_COLUMNS', 'missing columns: the spec names none', {
    hint: 'name them: -c fare,distance; or add "columns" to the spec',
  });
}

/** The bins of a rule, as its output mode takes them. */
export function binsOf({ table }: FeatureRule): BinTable {
  return table;
}

function groupsNotExported(by: readonly string[]): DiscretizeError {
  return new DiscretizeError('E_EXPORT', `cannot export groups by ${by.join(', ')}`, {
    expected: 'features without "by"',
    hint: 'export each group as a spec of its own, or fit without --by',
  });
}
