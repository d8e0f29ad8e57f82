import type { SpecInput } from '../spec/input.ts';
import type { CsvChunk } from './csv/chunks.ts';
import { binCsv, type CsvOutput } from './csv/csv.ts';
import type { CsvOptions, CsvSyncOptions } from './csv/csv-options.ts';
import { binCsvSync, type CsvResult } from './csv/csv-sync.ts';
import type { CsvInput } from './csv/input.ts';
import { type RowDiscretizer, rowDiscretizer } from './discretizer.ts';
import type { FitColumn, FitColumns } from './fit/fit-columns.ts';
import type { FitOptions } from './fit/fit-options.ts';
import { fitSpec } from './fit/fit-spec.ts';
import type { TargetFitOptions } from './fit/target-options.ts';
import { withOptionHints } from './option-hints.ts';

/** A spec that can be applied to rows and columns in memory and to CSV. Holds no state between calls. */
export interface Discretizer<Input = SpecInput> extends RowDiscretizer<Input> {
  /**
   * Bins CSV. Reads nothing before the first chunk is requested, and no more than requested.
   *
   * @returns the output in chunks, and its counts
   * @throws DiscretizeError E_USAGE at once; other errors while the output is read, after the rows before the
   *   failure
   */
  readonly csv: (input: CsvInput, options?: CsvOptions) => CsvOutput;
  /**
   * Bins CSV in memory, in one turn of the event loop: small texts, tests, synchronous code.
   *
   * @returns text for text, and bytes for bytes; and the counts
   * @throws DiscretizeError as `csv`
   */
  readonly csvSync: <Csv extends CsvChunk>(input: Csv, options?: CsvSyncOptions) => CsvResult<Csv>;
}

/**
 * Makes a discretizer.
 *
 * @param spec a spec in any form that `parseSpec` reads, as text or as a value
 * @throws DiscretizeError E_SPEC
 * @example discretizer([-0.5, 0, 0.1, 0.2, 3]).transform([[0, 0.15, 0.21, 0.3]])[0].values // [[2, 3, 4, 4]]
 */
export function discretizer<const Input extends SpecInput>(spec: Input): Discretizer<Input> {
  const rows = rowDiscretizer<Input>(spec);
  return Object.freeze({
    ...rows,
    csv: (input: CsvInput, options: CsvOptions = {}) => binCsv(rows.spec, input, options),
    csvSync: <Csv extends CsvChunk>(input: Csv, options: CsvSyncOptions = {}) =>
      binCsvSync(rows.spec, input, options),
  });
}

/**
 * Bins CSV: the command as a function.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @returns the output in chunks, cut anywhere, and its counts
 * @example for await (const bytes of discretize('x\n0.15\n', [0, 0.1])) process.stdout.write(bytes)
 */
export function discretize(input: CsvInput, spec: SpecInput, options: CsvOptions = {}): CsvOutput {
  return discretizer(spec).csv(input, options);
}

/**
 * Fits boundaries: `discretize fit` as a function; with the option `target`, boundaries that predict a target.
 *
 * @param columns a column of numbers, whose spec is for any columns; or several by their names, of one
 *   length. null, undefined and NaN are missing. Nothing is changed, or kept
 * @returns a discretizer; its `spec` records how each list was fitted
 * @throws DiscretizeError E_FIT for a column that cannot be divided in that way, and for invalid weights;
 *   E_COLUMNS, E_NOT_A_NUMBER, E_RAGGED_ROW; E_LABELS; E_USAGE for invalid options
 * @example fit([1, 2, 3, 4, 5, 6], { bins: 3 }).transform([[2], [3], [6]])[0].values // [[0], [1], [2]]
 */
export function fit(
  columns: FitColumn | FitColumns,
  options: FitOptions | TargetFitOptions = {},
): Discretizer {
  return discretizer<SpecInput>(withOptionHints(() => fitSpec(columns, options)));
}
