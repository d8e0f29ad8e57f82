import { DiscretizeError } from '../../core/errors/error.ts';
import { toFloat64 } from '../../core/number-column.ts';
import {
  checkOptions,
  invalidArgument,
  type OptionTable,
  shown,
} from '../../core/options/check-options.ts';
import { TEXT, wholeNumber } from '../../core/options/option-rules.ts';
import { type BinTable, binTable } from '../../encode/bin-table.ts';
import { isKnownValue, noValues, usualName } from '../../encode/values/bin-values.ts';
import { featureBoundaries } from '../../spec/feature-type.ts';
import type { Feature, Spec } from '../../spec/spec.ts';

/** Codes of a column; null, undefined and NaN are missing. */
export type CodeColumn = ArrayLike<number | null | undefined> | Iterable<number | null | undefined>;

/** Options for the numbers of codes. */
export interface InverseOptions {
  /** The index of the feature. Default 0. */
  readonly feature?: number | undefined;
  /** The name of the values: one of the spec's, or `midpoint`, `lower`, `upper`. Default: the first, or midpoints. */
  readonly value?: string | undefined;
}

const OPTIONS: OptionTable<InverseOptions> = {
  feature: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  value: TEXT,
};

/**
 * The numbers of the bins of codes.
 *
 * @returns as many numbers as codes; NaN for a bin without a number, and for a missing value without one
 * @throws DiscretizeError E_USAGE for codes without a bin, values that the feature lacks, and groups
 */
export function inverseCodes(
  spec: Spec,
  codes: CodeColumn,
  options: InverseOptions = {},
): Float64Array {
  const { feature: index = 0, value } = checkOptions('inverse', options, OPTIONS);
  const feature = spec.features[index];
  if (feature === undefined) {
    throw invalidArgument('feature', index, `0 to ${spec.features.length - 1}`);
  }
  const table = valuesOf(feature, spec, value);
  const numbers = toFloat64(codes, (received) => notCodes(received));
  const bins = table.length - 1;
  const missing = table[bins] as number;
  return Float64Array.from(numbers, (code, row) => {
    if (Number.isNaN(code)) return missing;
    const number = table[code];
    if (number === undefined) throw noBin(code, row, bins);
    return number;
  });
}

/** The numbers of all codes, then that of a missing value. */
function valuesOf(feature: Feature, spec: Spec, asked: string | undefined): Float64Array {
  const { values = [], by } = feature;
  if (by !== undefined) throw inGroups(by);
  const name = asked ?? usualName(feature);
  if (!isKnownValue(name, values)) throw noValues(name, values);
  const { depth, value }: BinTable = binTable(
    featureBoundaries(feature, spec.precision),
    spec.missing,
    feature,
  );
  const hasOwnBin = spec.missing === 'own';
  const codes = Array.from({ length: depth + 1 }, (_, code) => code);
  return Float64Array.from(codes, (code) => {
    const place = hasOwnBin && code === depth ? depth - 1 : code;
    return value(name, place) ?? Number.NaN;
  });
}

function notCodes(received: unknown): DiscretizeError {
  return invalidArgument('codes', received, 'a column of numbers');
}

function noBin(code: number, row: number, depth: number): DiscretizeError {
  return new DiscretizeError('E_USAGE', `unknown code ${shown(code)} at index ${row}`, {
    expected: `0 to ${depth - 1}, or null for a missing value`,
    received: code,
    hint: `use codes from 0 to ${depth - 1}, as transformColumns gives them`,
  });
}

function inGroups(by: readonly string[]): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot invert codes of groups by ${by.join(', ')}`, {
    expected: 'a feature without "by"',
    hint: 'make a discretizer of the boundaries of each group',
  });
}
