import type { Source } from '../csv/decode.ts';
import { CSV, type Dialect } from '../csv/dialect.ts';
import { type CsvTableOptions, openCsvTable } from './csv-table.ts';
import type { InputTable } from './table.ts';

/** Options of a run, and the policy for bad rows. */
export type TableOptions = CsvTableOptions;

/** A file format that is read. */
export interface FileFormat {
  /** Its name in messages. */
  readonly name: string;
  /** The endings of the names of its files, in lower case; CSV is the format of all other names. */
  readonly suffixes: readonly string[];
  /** The options of the dialect that apply to it; a flag of any other option is an error. */
  readonly options: readonly (keyof Dialect)[];
  /**
   * Opens sources of the format as one table.
   *
   * @param sources at least one
   * @returns undefined, with everything closed, for an input without a single record
   */
  readonly open: (
    sources: readonly Source[],
    dialect: Dialect,
    options: TableOptions,
  ) => Promise<InputTable | undefined>;
}

/** The format of files whose names show no other format. */
export const CSV_FORMAT: FileFormat = {
  name: 'CSV',
  suffixes: [],
  options: Object.keys(CSV) as (keyof Dialect)[],
  open: openCsvTable,
};

/** The file formats that are read beside CSV. A new one is a folder beside this file, and its line here. */
export const FILE_FORMATS: readonly FileFormat[] = [];
