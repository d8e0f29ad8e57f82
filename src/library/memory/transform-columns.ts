import { DiscretizeError } from '../../core/errors/error.ts';
import { ALL_ROWS } from '../../core/groups/key-table.ts';
import type { CodeArray } from '../../core/number-column.ts';
import { checkOptions, type OptionTable, shown } from '../../core/options/check-options.ts';
import { objectWith } from '../../core/options/option-rules.ts';
import type { OutputChoice } from '../../encode/registry.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import type { Spec } from '../../spec/spec.ts';
import type { FeatureCounts } from '../counts.ts';
import type { CellColumn } from './cell-columns.ts';
import { type CodedFeature, codedTable } from './coded-features.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { valueTable } from './transform.ts';

/** Columns of one length by their names. */
export type InputColumns = { readonly [name: string]: CellColumn };

/** Options of `transformColumns`. */
export interface TransformColumnsOptions {
  /**
   * Arrays to write to: codes by the name of their column, a matrix by the name of its feature. At least as
   * long as the output, and with room for every code.
   */
  readonly out?: OutArrays | undefined;
}

/** Arrays to write to, by name. */
type OutArrays = { readonly [name: string]: CodeArray };

/** The output of a feature for n rows with k columns and `depth` bins, in typed arrays. */
export interface ColumnsOutput {
  readonly name: string;
  readonly output: OutputChoice;
  readonly columns: readonly string[];
  /** The number of bins. A missing value without a bin has this number as its code. */
  readonly depth: number;
  /** The codes of each column, also for label: `counts.labels` has the labels. Uint8, Uint16 or Int32. */
  readonly codes: readonly CodeArray[];
  /** For one_hot (n, k, depth), or (n, depth) if k is 1; for multi_hot and count (n, depth). */
  readonly matrix: Matrix | undefined;
  /** For value, woe, mean and the like: the number of the bin of each row, one array for each column; NaN for none. */
  readonly values: readonly Float64Array[] | undefined;
  /** For each output row the index of its input row; undefined if no row was dropped. */
  readonly rows: Int32Array | undefined;
  readonly counts: FeatureCounts;
}

const OPTIONS: OptionTable<TransformColumnsOptions> = {
  out: objectWith<OutArrays>('an object of typed arrays', 'toString'),
};

/**
 * Bins columns in memory, under all policies, at the speed of `bucketize`.
 *
 * @throws DiscretizeError as `transform`; E_USAGE for an `out` that is too short or too narrow
 */
export function binColumns(
  spec: Spec,
  columns: InputColumns,
  options: TransformColumnsOptions = {},
): ColumnsOutput[] {
  const { out = {} } = checkOptions('transformColumns', options, OPTIONS);
  if (typeof columns !== 'object' || columns === null) throw notColumns(columns);
  const arrays = new Map(Object.entries(out));
  const header = Object.keys(columns);
  const { features, rows } = codedTable(spec, {
    header,
    column: ({ name }) => columns[name],
    out: (column, feature) => (isMatrix(feature) ? undefined : arrays.get(column)),
  });
  return features.map((feature) => outputOf(feature, rows, arrays));
}

function outputOf(
  coded: CodedFeature,
  rows: Int32Array | undefined,
  arrays: ReadonlyMap<string, CodeArray>,
): ColumnsOutput {
  const { planned, codes, counts } = coded;
  const { name, mode, bins, feature } = planned;
  const values = valueColumns(coded);
  const matrix = isMatrix(planned)
    ? matrixOf(codes, mode.combine, bins.depth, arrays.get(name))
    : undefined;
  const columns = counts.columns;
  const { output } = feature;
  return { name, output, columns, depth: bins.depth, codes, matrix, values, rows, counts };
}

function isMatrix({ mode }: PlannedFeature): boolean {
  return mode.firstBin !== undefined;
}

function notColumns(received: unknown): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', `cannot read columns from ${shown(received)}`, {
    expected: 'an object of columns',
    received,
    hint: 'use an array for each column: { fare: [7, 9.5] }',
  });
}

/**
 * The numbers of the bins of each column, for an output mode that writes them; NaN for none.
 *
 * @returns undefined for other output modes
 */
function valueColumns({
  planned,
  codes,
  numbers,
}: CodedFeature): readonly Float64Array[] | undefined {
  if (planned.mode.isValue !== true) return undefined;
  const valuesAt = valueTable(planned);
  const numberOf = (list: number, code: number): number => {
    const [value = null] = valuesAt(list, code);
    return typeof value === 'number' ? value : Number.NaN;
  };
  if (numbers !== undefined) {
    return codes.map((column) =>
      Float64Array.from(column, (code, row) => numberOf(numbers[row] ?? ALL_ROWS, code)),
    );
  }
  const table = Float64Array.from({ length: planned.bins.depth + 1 }, (_, code) =>
    numberOf(ALL_ROWS, code),
  );
  return codes.map((column) => lookedUp(column, table));
}

function lookedUp(codes: CodeArray, table: Float64Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    values[row] = table[codes[row] as number] as number;
  }
  return values;
}
