import { readCell } from '../core/cells/cell.ts';
import { POINT } from '../core/cells/notation.ts';
import { cellError } from '../core/cells/rejection.ts';
import { codesOf } from '../core/codes.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { verdictOn } from '../core/missing.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { CellRules } from '../csv/columns/columns.ts';
import { combine } from '../encode/combine.ts';
import type { Value } from '../encode/mode.ts';
import type { OutputChoice } from '../encode/registry.ts';
import { assignColumns } from '../plan/assign.ts';
import { requestFor } from '../plan/bin-request.ts';
import { cellRules } from '../plan/cell-rules.ts';
import { allColumns } from '../plan/choose.ts';
import { type PlannedFeature, planFeature } from '../plan/feature.ts';
import type { Spec } from '../spec/spec.ts';

/** A row in memory. Text is read as a cell of a CSV file would be; null, undefined and NaN are missing. */
export type InputRow = ArrayLike<number | string | null | undefined>;

/** What a feature gives for some rows, n of them with k columns and `depth` bins. */
export interface FeatureOutput {
  readonly name: string;
  readonly output: OutputChoice;
  /**
   * Keras's shapes: int and label (n, k); one_hot (n, k, depth), or (n, depth) where k is 1; multi_hot
   * and count (n, depth). Null stands for a missing value without a bin.
   */
  readonly values: readonly (readonly (Value | readonly Value[])[])[];
}

/** What errors call rows in memory. Their lines and columns are the rows and values, counted from 1. */
const ROWS = '<rows>';

/** Bins rows in memory with the rule, policies and modes that CSV goes through. */
export function transformRows(
  spec: Spec,
  rows: readonly InputRow[],
  header?: readonly string[],
): FeatureOutput[] {
  return codeRows(spec, rows, header).map(({ feature, codes, count }) => ({
    name: feature.name,
    output: feature.feature.output,
    values: featureValues(feature, codes, count),
  }));
}

/** The codes of a feature's columns, each as long as there are rows that are not dropped. */
export interface CodedFeature {
  readonly feature: PlannedFeature;
  readonly codes: readonly Int32Array[];
  /** The number of rows. */
  readonly count: number;
}

/**
 * The codes of rows in memory, for each feature.
 *
 * @throws DiscretizeError for rows of different widths, and for cells as the policies have it
 */
export function codeRows(
  spec: Spec,
  rows: readonly InputRow[],
  header: readonly string[] = namesFor(spec, rows),
): CodedFeature[] {
  checkWidths(rows, header.length);
  const assigned = assignColumns(requestFor(spec), header, new Set(), () => allColumns(header));
  const features = assigned.map((one) => planFeature(one, spec, header));
  const rules = cellRules(spec, POINT);
  const kept = rows.filter((row, i) => isKept(row, i, features, rules));
  return features.map((feature) => ({
    feature,
    codes: feature.columns.map(({ position }) => {
      const cells = kept.map((row) => cellValue(row[position], rules) ?? Number.NaN);
      return codesOf(Float64Array.from(cells), feature.boundaries, feature.missing).codes;
    }),
    count: kept.length,
  }));
}

/** Without a header the columns are those of the spec, in its order, or 1 to n; one where no row tells. */
function namesFor({ features }: Spec, rows: readonly InputRow[]): readonly string[] {
  const isNamed = features.every(({ columns }) => columns !== undefined);
  if (isNamed) return features.flatMap(({ columns }) => columns ?? []);
  return Array.from(rows[0] ?? [null], (_, i) => String(i + 1));
}

function checkWidths(rows: readonly InputRow[], width: number): void {
  const at = rows.findIndex((row) => row.length !== width);
  if (at < 0) return;
  const count = rows[at]?.length;
  throw new DiscretizeError('E_RAGGED_ROW', `this row has ${count} values, not ${width}`, {
    at: { file: ROWS, line: at + 1 },
    expected: width,
    received: count,
  });
}

/** A cell as a number: NaN where it is missing, undefined where it is invalid. */
function cellValue(cell: InputRow[number], rules: CellRules): number | undefined {
  if (typeof cell === 'string') return readCell(bytesOf(cell), rules);
  return cell ?? Number.NaN;
}

function isKept(
  row: InputRow,
  index: number,
  features: readonly PlannedFeature[],
  rules: CellRules,
): boolean {
  let kept = true;
  for (const { position, name } of features.flatMap(({ columns }) => columns)) {
    const value = cellValue(row[position], rules);
    const verdict = verdictOn(value, rules);
    if (verdict === 'drop') kept = false;
    if (verdict !== 'error') continue;
    const at = { file: ROWS, line: index + 1, column: position + 1 };
    throw cellError({ column: name, received: row[position], value, at, notation: POINT });
  }
  return kept;
}

function featureValues(
  { mode, bins }: PlannedFeature,
  codes: readonly Int32Array[],
  count: number,
): FeatureOutput['values'] {
  return Array.from({ length: count }, (_, row) => {
    const groups = codes.map((column) => mode.values(column[row] as number, bins));
    if (mode.combine !== 'each') return combine(groups, mode.combine);
    const isFlat = groups.length === 1 || groups.every((group) => group.length === 1);
    return isFlat ? groups.flat() : groups;
  });
}
