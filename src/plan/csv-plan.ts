import type { Dialect } from '../csv/dialect.ts';
import type { FileStyle } from '../csv/table/table-source.ts';
import type { BinPlan } from './bin-plan.ts';
import type { ColumnPlan } from './column-plan.ts';

/** The format of the CSV files of a table, which the output follows. */
export interface CsvFormat {
  readonly dialect: Dialect;
  readonly style: FileStyle;
}

/** A column plan for a CSV table. */
export interface CsvReadPlan extends ColumnPlan, CsvFormat {}

/** A bin plan for a CSV table. */
export interface CsvBinPlan extends BinPlan, CsvFormat {}
