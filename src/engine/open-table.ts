import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { type CsvTableOptions, openCsvTable } from './csv-table.ts';
import type { InputTable } from './table.ts';

/** Options of a run, and the outcome of bad rows. */
export type TableOptions = CsvTableOptions;

/** A file format that is read. */
interface FileFormat {
  /** True if a source has this format, by its name. */
  readonly isOf: (source: Source) => boolean;
  /**
   * Opens sources of the format as one table.
   *
   * @returns undefined, with everything closed, for an input without a single record
   */
  readonly open: (
    sources: readonly Source[],
    dialect: Dialect,
    options: TableOptions,
  ) => Promise<InputTable | undefined>;
}

/** The file formats that are read, in the order in which they are tried; every source may be CSV. */
const FILE_FORMATS: readonly FileFormat[] = [{ isOf: () => true, open: openCsvTable }];

/**
 * Opens sources as one table, in the format that all of them have.
 *
 * @param sources at least one
 * @returns undefined, with everything closed, for an input without a single record
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal
 */
async function openInputTable(
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
): Promise<InputTable | undefined> {
  const format = FILE_FORMATS.find(({ isOf }) => sources.every(isOf));
  return await format?.open(sources, dialect, options);
}

/**
 * Opens sources as one table for some work, and closes it on every way out.
 *
 * @param sources at least one
 * @returns the result of the work; undefined for an input without a single record
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal; what the work throws
 */
export async function withTable<Result>(
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
  work: (table: InputTable) => Promise<Result>,
): Promise<Result | undefined> {
  const table = await openInputTable(sources, dialect, options);
  if (table === undefined) return undefined;
  try {
    return await work(table);
  } finally {
    await table.close();
  }
}
